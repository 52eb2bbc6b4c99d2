package org.embeddedmesh.xds.translate;

import java.util.Optional;
import org.embeddedmesh.route.HeaderFormat;

/** Envoy's format of header values: {@code %%} is a percent sign, {@code %COMMAND%} a value of the call. */
final class HeaderFormatTranslator {

    private HeaderFormatTranslator() {}

    /** Empty: it has a command that is not supported. */
    static Optional<HeaderFormat> translate(String value, FieldPath path) {
        if (value.chars().filter(it -> it == '%').count() % 2 != 0) {
            throw path.refuse("'" + value + "' has a lone %");
        }
        try {
            return Optional.of(HeaderFormat.parse(value));
        } catch (IllegalArgumentException e) {
            path.ignore("'" + value + "': " + e.getMessage() + ", the header is not added");
            return Optional.empty();
        }
    }
}
