package org.embeddedmesh.http;

import java.util.Optional;

/** A request whose path is another one than the caller wrote: as {@link PathNormalization} has it. */
public record NormalizedHead(RequestHead original, String path) implements RequestHead {

    /** The request as routes see it; empty: its path is none. */
    public static Optional<RequestHead> of(RequestHead head, PathNormalization paths) {
        return paths.isNormal(head.path())
                ? Optional.of(head)
                : paths.normalize(head.path()).map(path -> new NormalizedHead(head, path));
    }

    @Override
    public String method() {
        return original.method();
    }

    @Override
    public String scheme() {
        return original.scheme();
    }

    @Override
    public String authority() {
        return original.authority();
    }

    @Override
    public int port() {
        return original.port();
    }

    @Override
    public Headers headers() {
        return original.headers();
    }
}
