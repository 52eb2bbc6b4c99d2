package org.embeddedmesh.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.embeddedmesh.server.store.StoreUnavailableException;
import org.embeddedmesh.server.store.StoreUnavailableException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

class StoreFailureAnalyzerTests {

    @ParameterizedTest
    @EnumSource
    void analysisNamesTheFileAndThePropertyThatChangesIt(Reason reason) {
        FailureAnalysis analysis = new StoreFailureAnalyzer()
                .analyze(new IllegalStateException(
                        "the context did not start",
                        new StoreUnavailableException(Path.of("/data/mesh"), reason, new IOException("why"))));

        assertThat(analysis.getDescription()).contains("/data/mesh.mv.db");
        assertThat(analysis.getAction()).contains("mesh.server.store.file");
    }

    @Test
    void bootFindsTheAnalyzer() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, FailureHandler.handleMessage((message, othersNeedAContext) -> {})))
                .hasAtLeastOneElementOfType(StoreFailureAnalyzer.class);
    }
}
