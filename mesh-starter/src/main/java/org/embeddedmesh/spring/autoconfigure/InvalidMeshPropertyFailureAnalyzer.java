package org.embeddedmesh.spring.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which property of the mesh is wrong, and what to write. */
final class InvalidMeshPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidMeshPropertyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidMeshPropertyException cause) {
        String description = "The property '" + cause.property() + "' has the value '" + cause.value() + "': "
                + cause.reason() + ".";
        return new FailureAnalysis(description, cause.action(), cause);
    }
}
