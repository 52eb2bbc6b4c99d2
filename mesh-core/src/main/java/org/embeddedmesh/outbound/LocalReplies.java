package org.embeddedmesh.outbound;

import java.util.List;
import java.util.Set;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.route.DirectResponseEntry;
import org.embeddedmesh.route.HeaderChain;
import org.embeddedmesh.route.HeaderMutations;
import org.embeddedmesh.route.HeaderMutations.Action;
import org.embeddedmesh.route.HeaderMutations.Addition;
import org.embeddedmesh.telemetry.ResponseFlag;

/** Envoy's own answers, word for word; a gRPC request is answered in gRPC's way, as a response that ends with its head. */
final class LocalReplies {

    /** Istio's name of the route that answers {@link #blocked()}. */
    static final String BLOCKED_ROUTE = "block_all";

    private final RequestHead request;

    LocalReplies(RequestHead request) {
        this.request = request;
    }

    LocalReply badPath() {
        return reply(400, "", Set.of(), "path_normalization_failed", HeaderChain.NONE);
    }

    LocalReply noRoute() {
        return reply(404, "", Set.of(ResponseFlag.NR), "route_not_found", HeaderChain.NONE);
    }

    LocalReply clusterNotFound(HeaderChain responseHeaders) {
        return reply(503, "", Set.of(ResponseFlag.NC), "cluster_not_found", responseHeaders);
    }

    LocalReply noHealthyUpstream(Set<ResponseFlag> flags, HeaderChain responseHeaders) {
        return reply(503, "no healthy upstream", flags, "no_healthy_upstream", responseHeaders);
    }

    /** For hosts that are not of the mesh, under {@code REGISTRY_ONLY}: Istio's virtual host {@code block_all}. */
    LocalReply blocked() {
        return reply(502, "", Set.of(), "direct_response", HeaderChain.NONE);
    }

    LocalReply direct(DirectResponseEntry response) {
        return reply(
                response.status(), response.body(), Set.of(), "direct_response", response.responseHeaders(request));
    }

    LocalReply failure(Failure failure, boolean repeated, Set<ResponseFlag> flags, HeaderChain responseHeaders) {
        return reply(failure.status(), failure.body(repeated), flags, failure.details(), responseHeaders);
    }

    /** Nobody is there to read it. */
    LocalReply abandoned() {
        return new LocalReply(0, "", Set.of(ResponseFlag.DC), "downstream_remote_disconnect", HeaderChain.NONE);
    }

    private LocalReply reply(
            int status, String body, Set<ResponseFlag> flags, String details, HeaderChain responseHeaders) {
        return isGrpc()
                ? new LocalReply(200, "", flags, details, responseHeaders.after(grpcStatus(status, body)))
                : new LocalReply(status, request.method().equals("HEAD") ? "" : body, flags, details, responseHeaders);
    }

    private boolean isGrpc() {
        List<String> contentType = request.headers().values("content-type");
        return !contentType.isEmpty()
                && (contentType.get(0).equals("application/grpc")
                        || contentType.get(0).startsWith("application/grpc+"));
    }

    private static HeaderMutations grpcStatus(int status, String message) {
        return new HeaderMutations(
                List.of(),
                List.of(
                        overwrite("content-type", "application/grpc"),
                        overwrite("grpc-status", grpcCode(status)),
                        overwrite("grpc-message", message)));
    }

    private static Addition overwrite(String name, String value) {
        return new Addition(name, value, Action.OVERWRITE_IF_EXISTS_OR_ADD);
    }

    private static String grpcCode(int status) {
        return switch (status) {
            case 400 -> "13";
            case 401 -> "16";
            case 403 -> "7";
            case 404 -> "12";
            case 429, 502, 503, 504 -> "14";
            default -> "2";
        };
    }
}
