package org.embeddedmesh.spring.rules;

import java.util.List;
import org.embeddedmesh.istio.resource.InvalidManifestException;
import org.embeddedmesh.istio.resource.InvalidYamlException;
import org.embeddedmesh.istio.resource.Manifest;
import org.embeddedmesh.istio.resource.Resource;

/** A text with rules, and where it is from. */
record RuleFile(String where, String text) {

    List<Resource<?>> resources(String namespace) {
        try {
            return Manifest.read(text, namespace);
        } catch (InvalidYamlException | InvalidManifestException e) {
            throw new InvalidRulesException(where, String.valueOf(e.getMessage()), e);
        }
    }
}
