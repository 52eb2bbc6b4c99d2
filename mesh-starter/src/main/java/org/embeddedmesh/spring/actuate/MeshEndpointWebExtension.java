package org.embeddedmesh.spring.actuate;

import java.util.List;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
// Spring Boot 3 knows an optional parameter by this annotation only.
import org.springframework.lang.Nullable;

/** The same over HTTP, where a mistake in a question is answered with what is wrong: Spring Boot's own answer keeps it back. */
@EndpointWebExtension(endpoint = MeshEndpoint.class)
public class MeshEndpointWebExtension {

    private final MeshEndpoint endpoint;

    public MeshEndpointWebExtension(MeshEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * What is wrong with a question.
     *
     * @param status of the answer
     */
    public record Refusal(int status, String message) {}

    /**
     * {@code /actuator/mesh/explain}, see {@link MeshEndpoint#explain}.
     *
     * @return 400 with a {@link Refusal} if the URL or a header is none; null: there is no such part
     */
    @ReadOperation
    public @Nullable WebEndpointResponse<?> explain(
            @Selector String part, @Nullable String url, @Nullable String method, @Nullable List<String> header) {
        try {
            ExplanationReport report = endpoint.explain(part, url == null ? "" : url, method, header);
            return report == null ? null : new WebEndpointResponse<>(report);
        } catch (InvalidEndpointRequestException e) {
            String usage = e.getReason() + "; ask with ?url=<absolute URL>&method=<GET>&header=<name:value>";
            return new WebEndpointResponse<>(
                    new Refusal(WebEndpointResponse.STATUS_BAD_REQUEST, usage), WebEndpointResponse.STATUS_BAD_REQUEST);
        }
    }
}
