package org.embeddedmesh.spring.client;

import org.embeddedmesh.http.RequestHead;

/**
 * A request as the application wrote it.
 *
 * @param headers the same as the head's
 */
public record OutgoingRequest(RequestHead head, HeaderFields headers, RequestBody body) {}
