package org.embeddedmesh.benchmarks.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of the class path. */
public final class Resource {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

    private Resource() {}

    /** @throws IllegalArgumentException if there is no such text */
    public static String text(String path) {
        try (InputStream in = Resource.class.getResourceAsStream("/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException(path + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> properties(String path) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }

    /**
     * Puts values in the places that are marked <code>${name}</code>, also in those that came in with a value.
     *
     * @throws IllegalArgumentException if one has no value
     */
    static String filled(String text, Map<String, String> values) {
        Matcher place = PLACEHOLDER.matcher(text);
        if (!place.find()) {
            return text;
        }
        String value = values.get(place.group(1));
        if (value == null) {
            throw new IllegalArgumentException("no value for " + place.group());
        }
        return filled(text.replace(place.group(), value), values);
    }
}
