package org.embeddedmesh.http;

/** The head of a request as the caller wrote it, before any rule has touched it. */
public interface RequestHead {

    /** The method, upper case. */
    String method();

    /** {@code http} or {@code https}. */
    String scheme();

    /** Host and, if the caller wrote one, port: Envoy's {@code :authority}. */
    String authority();

    /** The port that the call goes to: the one written, else the scheme's. */
    int port();

    /** Path and query as sent, beginning with a slash: Envoy's {@code :path}. */
    String path();

    /** The header fields, without {@code Host}. */
    Headers headers();
}
