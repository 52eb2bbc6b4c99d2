package org.embeddedmesh.conformance.istio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.conformance.Case;
import org.embeddedmesh.conformance.CaseFolder;
import org.embeddedmesh.conformance.CaseSource;
import org.embeddedmesh.conformance.Numbered;
import org.embeddedmesh.conformance.Verdict;
import org.embeddedmesh.istio.resource.YamlReader;

/** Documents that Istio takes or refuses; those to be refused say why in {@code _err}. */
public final class Validation implements CaseSource {

    @Override
    public List<Case> cases(CaseFolder folder) {
        List<Case> cases = new ArrayList<>();
        for (String file : folder.files("istio/validation", ".yaml")) {
            Numbered names = new Numbered();
            for (JsonNode json : YamlReader.read(folder.text(file))) {
                JsonNode reason = ((ObjectNode) json).remove("_err");
                IstioDocument document = new IstioDocument(json);
                cases.add(new Case(
                        file,
                        names.name(document.name()),
                        () -> reason == null ? taken(document) : refused(document, reason.asText())));
            }
        }
        return cases;
    }

    private static Verdict taken(IstioDocument document) {
        return Verdict.of(document.objections());
    }

    private static Verdict refused(IstioDocument document, String reason) {
        if (!document.isKnown()) {
            return Verdict.of(document.objections());
        }
        return document.objections().isEmpty()
                ? Verdict.failed("recorded a refusal: " + reason + "; observed none")
                : Verdict.PASSED;
    }
}
