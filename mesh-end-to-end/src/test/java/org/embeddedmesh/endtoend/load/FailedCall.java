package org.embeddedmesh.endtoend.load;

/**
 * A call that was not answered with 200.
 *
 * @param began as {@link System#currentTimeMillis()}
 * @param ended as {@link System#currentTimeMillis()}
 * @param status 0: there was no answer
 * @param flags joined as Envoy joins them; {@code -}: none
 * @param endpoint where the last attempt went, {@code 127.0.0.1:9095}
 * @param problem what the client threw, or the answer's body
 */
public record FailedCall(
        long began,
        long ended,
        String url,
        int status,
        String flags,
        String details,
        int attempts,
        String endpoint,
        String problem) {}
