package org.embeddedmesh.spring.rules;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embeddedmesh.istio.resource.InvalidManifestException;
import org.embeddedmesh.istio.resource.InvalidYamlException;
import org.embeddedmesh.istio.resource.Manifest;
import org.embeddedmesh.istio.resource.Resource;

/** A text with rules, and where it is from. */
record RuleFile(String where, String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}\\n]*}");

    List<Resource<?>> resources(String namespace) {
        try {
            return Manifest.read(text, namespace);
        } catch (InvalidYamlException | InvalidManifestException e) {
            throw new InvalidRulesException(where, e.getMessage() + unresolved(), e);
        }
    }

    /** What was left of a property that is not set is rarely what its place needs, and the mistake is told as another. */
    private String unresolved() {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        return placeholder.find() ? " (no property is set for " + placeholder.group() + ")" : "";
    }
}
