package org.embeddedmesh.conformance.calls;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.conformance.Case;
import org.embeddedmesh.conformance.CaseFolder;
import org.embeddedmesh.conformance.CaseSource;
import org.embeddedmesh.conformance.Verdict;

/** Files of recorded calls; each call is a case, named by its recording and its place in it. */
public final class Recordings implements CaseSource, AutoCloseable {

    private static final List<String> FILES = List.of("istio-envoy/routing.json", "istio-envoy/recovery.json");

    private final Stage stage = new Stage();

    @Override
    public List<Case> cases(CaseFolder folder) {
        List<Case> cases = new ArrayList<>();
        for (String file : FILES) {
            if (folder.has(file)) {
                String base = folder.text("istio-envoy/base.yaml");
                folder.json(file)
                        .forEach(it ->
                                recording(file, new Recording(it.path("name").asText(), base, it), cases));
            }
        }
        return cases;
    }

    private void recording(String file, Recording recording, List<Case> cases) {
        if (recording.isRefused()) {
            cases.add(new Case(file, recording.name(), () -> refused(recording)));
            return;
        }
        List<JsonNode> calls = recording.calls();
        for (int i = 0; i < calls.size(); i++) {
            RecordedCall call =
                    new RecordedCall(calls.get(i).path("call"), calls.get(i).path("result"));
            cases.add(new Case(file, recording.name() + "[" + i + "]", () -> call.replay(stage, recording)));
        }
    }

    private static Verdict refused(Recording recording) {
        return recording.configuration().objections().isEmpty()
                ? Verdict.failed("recorded a refusal: " + recording.refusal() + "; observed none")
                : Verdict.PASSED;
    }

    @Override
    public void close() {
        stage.close();
    }
}
