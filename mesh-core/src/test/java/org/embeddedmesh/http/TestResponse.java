package org.embeddedmesh.http;

/** A response as a door has it. */
public record TestResponse(int status, TestHeaders headers) implements ResponseHead {

    public static TestResponse of(int status) {
        return new TestResponse(status, new TestHeaders());
    }

    /** The same with a header more. */
    public TestResponse with(String name, String value) {
        headers.add(name, value);
        return this;
    }
}
