package org.embeddedmesh.http;

/** A request as a door has it. */
public record TestRequest(String method, String scheme, String authority, int port, String path, TestHeaders headers)
        implements RequestHead {

    /** A GET to {@code helloworld:9095}. */
    public static TestRequest get(String path) {
        return new TestRequest("GET", "http", "helloworld:9095", 9095, path, new TestHeaders());
    }

    /** The same with a header more. */
    public TestRequest with(String name, String value) {
        headers.add(name, value);
        return this;
    }

    public TestRequest method(String other) {
        return new TestRequest(other, scheme, authority, port, path, headers);
    }

    public TestRequest to(String otherAuthority, int otherPort) {
        return new TestRequest(method, scheme, otherAuthority, otherPort, path, headers);
    }
}
