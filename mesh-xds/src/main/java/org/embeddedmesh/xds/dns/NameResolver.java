package org.embeddedmesh.xds.dns;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Looks names up, without blocking who asks. */
@FunctionalInterface
public interface NameResolver {

    /** Completes, never fails, with the addresses of the name; empty: it has none, or that could not be told. */
    CompletionStage<List<String>> resolve(String name);
}
