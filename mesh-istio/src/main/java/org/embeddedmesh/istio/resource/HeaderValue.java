package org.embeddedmesh.istio.resource;

import java.util.regex.Pattern;

/** Values of headers to add are formats to Envoy: a bare percent sign is a mistake. */
final class HeaderValue {

    private static final Pattern VALID = Pattern.compile("([^%]|%%|%[A-Z_0-9]+(\\([^)%]*\\))?%)*");

    private HeaderValue() {}

    static boolean isInvalid(String value) {
        return !VALID.matcher(value).matches();
    }
}
