package org.embeddedmesh.server.app;

import org.embeddedmesh.server.store.StoreUnavailableException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do when the file of the configuration store cannot be used. */
final class StoreFailureAnalyzer extends AbstractFailureAnalyzer<StoreUnavailableException> {

    private static final String OTHERWISE =
            " Or name another file with mesh.server.store.file, or keep the configuration in memory only with"
                    + " mesh.server.store.type=memory.";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StoreUnavailableException cause) {
        String store = "The configuration store " + cause.file() + ".mv.db ";
        return switch (cause.reason()) {
            case LOCKED ->
                new FailureAnalysis(
                        store + "is in use by another process.",
                        "Stop the other config server that uses this file, or whatever else has it open." + OTHERWISE,
                        cause);
            case NOT_WRITABLE ->
                new FailureAnalysis(
                        store + "cannot be written: " + why(cause) + ".",
                        "Make room if its disk is full, else let this user write to the file and to its directory."
                                + OTHERWISE,
                        cause);
            case NOT_READABLE ->
                new FailureAnalysis(
                        store + "cannot be read: " + why(cause) + ".",
                        "It is damaged, is something else, or was written by a newer version: restore it from a backup,"
                                + " or move it away to start with an empty one." + OTHERWISE,
                        cause);
        };
    }

    private static String why(StoreUnavailableException failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.reason().toString() : cause.toString();
    }
}
