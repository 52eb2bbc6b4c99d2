package org.embeddedmesh.conformance.istio;

import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.conformance.Case;
import org.embeddedmesh.conformance.CaseFolder;
import org.embeddedmesh.conformance.CaseSource;
import org.embeddedmesh.conformance.Numbered;
import org.embeddedmesh.conformance.Verdict;
import org.embeddedmesh.istio.resource.YamlReader;

/** Istio's samples and test configurations, which must apply unchanged. */
public final class Documents implements CaseSource {

    @Override
    public List<Case> cases(CaseFolder folder) {
        List<Case> cases = new ArrayList<>();
        for (String directory : List.of("istio/samples", "istio/config")) {
            for (String file : folder.files(directory, ".yaml")) {
                Numbered names = new Numbered();
                YamlReader.read(folder.text(file)).stream()
                        .map(IstioDocument::new)
                        .forEach(it -> cases.add(new Case(file, names.name(it.name()), () -> run(it))));
            }
        }
        return cases;
    }

    private static Verdict run(IstioDocument document) {
        if (!document.isIstio()) {
            return new Verdict.NotApplicable("an object of Kubernetes itself");
        }
        return Verdict.of(document.objections());
    }
}
