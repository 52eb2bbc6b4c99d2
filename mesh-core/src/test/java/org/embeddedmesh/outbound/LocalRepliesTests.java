package org.embeddedmesh.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.outbound.TestMesh.reply;
import static org.embeddedmesh.route.TestRoutes.prefix;
import static org.embeddedmesh.route.TestRoutes.to;
import static org.embeddedmesh.route.TestRoutes.toAll;

import java.util.List;
import org.embeddedmesh.http.TestHeaders;
import org.embeddedmesh.http.TestRequest;
import org.embeddedmesh.route.HeaderMutations;
import org.embeddedmesh.route.HeaderMutations.Action;
import org.embeddedmesh.route.HeaderMutations.Addition;
import org.embeddedmesh.route.Origin;
import org.embeddedmesh.route.Route;
import org.embeddedmesh.route.RouteAction.DirectResponse;
import org.embeddedmesh.route.RouteAction.PathRewrite;
import org.embeddedmesh.route.RouteAction.Redirect;
import org.embeddedmesh.route.RouteMatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalRepliesTests {

    @Test
    void replyToHeadHasNoBody() {
        TestMesh mesh = TestMesh.routing(toAll(to("c"))).with("c");

        assertThat(reply(mesh.call(TestRequest.get("/")).start()).body()).isEqualTo("no healthy upstream");
        assertThat(reply(mesh.call(TestRequest.get("/").method("HEAD")).start()).body())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"application/grpc", "application/grpc+proto"})
    void grpcRequestIsAnsweredInItsOwnWay(String contentType) {
        TestMesh mesh = TestMesh.routing(toAll(to("c"))).with("c");
        LocalReply reply = reply(mesh.call(TestRequest.get("/").with("content-type", contentType))
                .start());
        TestHeaders headers = headers(reply);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(headers.values("grpc-status")).containsExactly("14");
        assertThat(headers.values("grpc-message")).containsExactly("no healthy upstream");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "400, 13", "401, 16", "403, 7", "404, 12", "429, 14", "502, 14", "503, 14", "504, 14", "500, 2", "418, 2"
    })
    void statusBecomesGrpcStatus(int status, String grpcStatus) {
        TestMesh mesh = TestMesh.routing(toAll(new DirectResponse(status, "")));
        LocalReply reply = reply(mesh.call(TestRequest.get("/").with("content-type", "application/grpc"))
                .start());

        assertThat(headers(reply).values("grpc-status")).containsExactly(grpcStatus);
        assertThat(headers(reply).values("grpc-message")).isEmpty();
    }

    @Test
    void grpcWebIsNotGrpc() {
        TestMesh mesh = TestMesh.routing(toAll(to("gone")));
        LocalReply reply = reply(mesh.call(TestRequest.get("/").with("content-type", "application/grpc-web"))
                .start());

        assertThat(reply.status()).isEqualTo(503);
    }

    @Test
    void responseHeadersOfTheRouteApplyToRepliesToo() {
        HeaderMutations added = new HeaderMutations(
                List.of(), List.of(new Addition("x-rule", "canary", Action.OVERWRITE_IF_EXISTS_OR_ADD)));
        RouteMatch match = new RouteMatch(prefix("/"), List.of(), List.of());
        Route route = new Route("r", match, to("gone"), HeaderMutations.NONE, added, Origin.NONE);

        assertThat(headers(reply(TestMesh.routing(route).call().start())).values("x-rule"))
                .containsExactly("canary");
    }

    @Test
    void redirectLeadsToItsLocationAndTheRulesOwnFollowsOnTheSameLine() {
        HeaderMutations added = new HeaderMutations(
                List.of(), List.of(new Addition("location", "second", Action.APPEND_IF_EXISTS_OR_ADD)));
        RouteMatch match = new RouteMatch(prefix("/"), List.of(), List.of());
        Redirect redirect = new Redirect(308, "", "other", 0, "/new", PathRewrite.NONE, false);
        OutboundCall call = TestMesh.routing(new Route("r", match, redirect, HeaderMutations.NONE, added, Origin.NONE))
                .call();
        LocalReply reply = reply(call.start());

        assertThat(reply.status()).isEqualTo(308);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.flags()).isEmpty();
        assertThat(call.details()).isEqualTo("direct_response");
        assertThat(call.attempts()).isZero();
        assertThat(headers(reply).values("location")).containsExactly("http://other/new,second");
    }

    @ParameterizedTest
    @CsvSource({"200, ", "201, http://helloworld:9095/", "304, http://helloworld:9095/", "404, "})
    void directResponseHasItsOwnAddressAsLocationWhereTheStatusSpeaksOfOne(int status, String location) {
        TestMesh mesh = TestMesh.routing(toAll(new DirectResponse(status, "")));

        assertThat(headers(reply(mesh.call().start())).values("location"))
                .isEqualTo(location == null ? List.of() : List.of(location));
    }

    private static TestHeaders headers(LocalReply reply) {
        TestHeaders headers = new TestHeaders();
        reply.responseHeaders().applyTo(headers);
        return headers;
    }
}
