package org.embeddedmesh.http;

/** The head of a response, before its body is read. */
public interface ResponseHead {

    /** The status code, 100 to 599. */
    int status();

    /** The header fields. */
    Headers headers();
}
