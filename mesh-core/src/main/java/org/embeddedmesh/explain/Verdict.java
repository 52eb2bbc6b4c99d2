package org.embeddedmesh.explain;

/** How a call would end, as far as that can be said before anybody is asked. */
public enum Verdict {
    /** Goes the application's own way: the host and port are none of the mesh's. */
    PASSES_THROUGH("is none of the mesh's: the call goes the application's own way"),
    /** Is refused: the host is none of the mesh's, and only those may be called. */
    BLOCKED("is none of the mesh's, and only those may be called (REGISTRY_ONLY): answered 502"),
    /** Waits: the destination is the mesh's, but its configuration is not here yet. */
    NOT_CONFIGURED("is the mesh's, but its configuration has not come yet: the call waits for it"),
    /** Is refused: the path is none. */
    BAD_PATH("has a path that cannot be normalized: answered 400"),
    /** No route takes it. */
    NO_ROUTE("no route takes the call: answered 404, NR"),
    /** A route answers it itself. */
    ANSWERED("the route answers itself"),
    /** A route sends it to a cluster. */
    FORWARDED("the route sends it on");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** For people. */
    String words() {
        return words;
    }
}
