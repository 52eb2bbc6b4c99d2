package org.embeddedmesh.istio.resource;

/** Changes of the headers of requests and of responses. */
public record Headers(HeaderOperation request, HeaderOperation response) {}
