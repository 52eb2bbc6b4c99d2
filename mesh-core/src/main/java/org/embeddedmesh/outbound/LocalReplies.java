package org.embeddedmesh.outbound;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.embeddedmesh.fault.FaultPolicy.Abort;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.route.DirectResponseEntry;
import org.embeddedmesh.route.FormatContext;
import org.embeddedmesh.route.HeaderChain;
import org.embeddedmesh.route.HeaderMutations;
import org.embeddedmesh.telemetry.ResponseFlag;

/** Envoy's own answers, word for word; a gRPC request is answered in gRPC's way, as a response that ends with its head. */
final class LocalReplies {

    private final RequestHead request;
    private final String ownAddress;

    LocalReplies(RequestHead request, String ownAddress) {
        this.request = request;
        this.ownAddress = ownAddress;
    }

    LocalReply badPath() {
        return reply(400, "", Set.of(), "path_normalization_failed", HeaderChain.NONE);
    }

    LocalReply headTooLarge() {
        return reply(431, "Request Header Fields Too Large", Set.of(), "http1.headers_too_large", HeaderChain.NONE);
    }

    LocalReply noRoute() {
        return reply(404, "", Set.of(ResponseFlag.NR), "route_not_found", HeaderChain.NONE);
    }

    LocalReply clusterNotFound(Set<ResponseFlag> flags, HeaderChain responseHeaders) {
        return reply(503, "", flags, "cluster_not_found", responseHeaders);
    }

    LocalReply noHealthyUpstream(Set<ResponseFlag> flags, HeaderChain responseHeaders) {
        return reply(503, "no healthy upstream", flags, "no_healthy_upstream", responseHeaders);
    }

    LocalReply direct(DirectResponseEntry response) {
        return reply(
                response.status(), response.body(), Set.of(), "direct_response", response.responseHeaders(request));
    }

    LocalReply failure(Failure failure, boolean repeated, Set<ResponseFlag> flags, HeaderChain responseHeaders) {
        return reply(failure.status(), failure.body(repeated), flags, failure.details(), responseHeaders);
    }

    /** Nobody is there to read it. */
    LocalReply abandoned(Set<ResponseFlag> flags) {
        return new LocalReply(0, "", flags, "downstream_remote_disconnect", HeaderChain.NONE);
    }

    LocalReply aborted(Abort abort, Set<ResponseFlag> flags, HeaderChain responseHeaders) {
        String grpcCode = abort.grpcStatus() == null
                ? grpcCode(abort.status())
                : abort.grpcStatus().toString();
        return reply(
                new Answer(abort.status(), grpcCode, "fault filter abort"),
                flags,
                "fault_filter_abort",
                responseHeaders);
    }

    /** No change of the route's applies, and a gRPC request is no exception. */
    LocalReply preflight(HeaderMutations fields, Set<ResponseFlag> flags) {
        return new LocalReply(200, "", flags, "cors_response", new HeaderChain(List.of(fields)));
    }

    private LocalReply reply(
            int status, String body, Set<ResponseFlag> flags, String details, HeaderChain responseHeaders) {
        return reply(new Answer(status, grpcCode(status), body), flags, details, responseHeaders);
    }

    private record Answer(int status, String grpcCode, String body) {}

    private LocalReply reply(Answer answer, Set<ResponseFlag> flags, String details, HeaderChain changes) {
        HeaderChain responseHeaders =
                changes.isFormatted() ? changes.resolved(FormatContext.ofReply(request, ownAddress)) : changes;
        if (isGrpc()) {
            return new LocalReply(200, "", flags, details, responseHeaders.after(grpcStatus(answer)));
        }
        String body = request.method().equals("HEAD") ? "" : answer.body;
        return new LocalReply(answer.status, body, flags, details, responseHeaders);
    }

    private boolean isGrpc() {
        List<String> contentType = request.headers().values("content-type");
        return !contentType.isEmpty()
                && (contentType.get(0).equals("application/grpc")
                        || contentType.get(0).startsWith("application/grpc+"));
    }

    private static HeaderMutations grpcStatus(Answer answer) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("content-type", "application/grpc");
        fields.put("grpc-status", answer.grpcCode);
        fields.put("grpc-message", answer.body);
        return HeaderMutations.setting(fields);
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
