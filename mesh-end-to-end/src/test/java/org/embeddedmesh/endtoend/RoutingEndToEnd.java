package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rules of the sample, applied with kubectl and over HTTP, seen in where the caller's calls go. */
@ExtendWith(SharedMesh.class)
class RoutingEndToEnd {

    private static final int CALLS = 2_000;
    /** Three standard deviations of 2,000 calls at 10 % are 2 %, so this is six. */
    private static final Offset<Double> TOLERANCE = within(0.04);

    private final Mesh mesh;

    RoutingEndToEnd(Mesh mesh) {
        this.mesh = mesh;
    }

    @BeforeEach
    void subsets() {
        assertThat(mesh.configServer()
                        .create("destinationrules", Rules.subsets())
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void withoutARouteBothVersionsAreCalled() {
        assertThat(mesh.shareOfV2(200)).isBetween(0.2, 0.8);
    }

    @Test
    void splitsNinetyToTenByKubectl() {
        mesh.routeAllTo("v2");
        kubectlApply("split-90-10");
        mesh.awaitHello(Mesh.V1);
        assertShareOfV2("90/10 by kubectl apply", 0.1);
    }

    @Test
    void splitsInHalvesByKubectl() {
        mesh.routeAllTo("v1");
        kubectlApply("split-50-50");
        mesh.awaitHello(Mesh.V2);
        assertShareOfV2("50/50 by kubectl apply", 0.5);
    }

    @Test
    void splitsByMergePatch() {
        mesh.routeAllTo("v1");
        patch(Rules.split(90, 10));
        mesh.awaitHello(Mesh.V2);
        assertShareOfV2("90/10 by PATCH", 0.1);
        mesh.routeAllTo("v1");
        patch(Rules.split(50, 50));
        mesh.awaitHello(Mesh.V2);
        assertShareOfV2("50/50 by PATCH", 0.5);
    }

    @Test
    void rulesThatWereTakenBackCanBePutAgain() {
        for (int round = 0; round < 10; round++) {
            mesh.routeAllTo("v2");
            mesh.configServer().delete("destinationrules", Mesh.SERVICE);
            mesh.configServer().delete("virtualservices", Mesh.SERVICE);
            subsets();
        }
        mesh.routeAllTo("v2");
        mesh.awaitHello(Mesh.V2);
    }

    @Test
    void aHeaderChoosesTheVersion() {
        mesh.routeAllTo("v1");
        kubectlApply("header");
        await().until(() -> mesh.hello("end-user", "jason").equals(Mesh.V2));
        assertThat(answers("end-user", "jason")).containsOnly(Mesh.V2);
        assertThat(answers("end-user", "jane")).containsOnly(Mesh.V1);
        assertThat(answers()).containsOnly(Mesh.V1);
    }

    @Test
    void aCookieChoosesTheVersion() {
        mesh.routeAllTo("v1");
        kubectlApply("cookie");
        await().until(() -> mesh.hello("cookie", "group=beta").equals(Mesh.V2));
        assertThat(answers("cookie", "theme=dark; group=beta; lang=en")).containsOnly(Mesh.V2);
        assertThat(answers("cookie", "group=alpha; was=group=beta")).containsOnly(Mesh.V1);
        assertThat(answers()).containsOnly(Mesh.V1);
    }

    @Test
    void aPathIsRewritten() {
        assertThat(mesh.helloAt("/greeting").statusCode()).isEqualTo(404);
        kubectlApply("rewrite");
        await().until(() -> mesh.helloAt("/greeting").statusCode() == 200);
        assertThat(mesh.helloAt("/greeting").body()).isEqualTo(Mesh.V2);
        assertThat(mesh.hello()).isEqualTo(Mesh.V1);
    }

    @Test
    void aSlowAnswerIsATimeout() {
        mesh.routeAllTo("v2");
        kubectlApply("timeout");
        mesh.awaitHello(Mesh.V1);
        long start = System.nanoTime();
        HttpResponse<String> answer = mesh.helloAt("/helloWorld/slow");
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).isEqualTo("upstream request timeout");
        assertThat(millis).isBetween(500L, 2_900L);
        Report.line("timeout 0.5 s: 504 after %d ms", millis);
    }

    @Test
    void aFailureIsRetriedAsOftenAsTheRuleSays() {
        mesh.routeAllTo("v2");
        kubectlApply("retry");
        mesh.awaitHello(Mesh.V1);
        long first = successfulCall();
        assertThat(Stream.generate(this::successfulCall).limit(5))
                .containsExactly(first + 3, first + 6, first + 9, first + 12, first + 15);
        Report.line("retry: every call answered 200 by the third attempt");
    }

    private long successfulCall() {
        HttpResponse<String> answer = mesh.helloAt("/helloWorld/flaky");
        assertThat(answer.statusCode()).isEqualTo(200);
        Matcher call = Pattern.compile("\\(call (\\d+)\\)").matcher(answer.body());
        assertThat(call.find()).isTrue();
        return Long.parseLong(call.group(1));
    }

    private Stream<String> answers(String... headers) {
        return Stream.generate(() -> mesh.hello(headers)).limit(100);
    }

    private void kubectlApply(String rule) {
        Kubectl.of(mesh.configServer()).run("apply", "-f", Rules.file(rule).toString());
    }

    private void patch(String rule) {
        assertThat(mesh.configServer()
                        .mergePatch("virtualservices", Mesh.SERVICE, rule)
                        .statusCode())
                .isEqualTo(200);
    }

    private void assertShareOfV2(String what, double expected) {
        double share = mesh.shareOfV2(CALLS);
        Report.line("%s: %.1f %% of %d calls went to v2", what, share * 100, CALLS);
        assertThat(share).isCloseTo(expected, TOLERANCE);
    }
}
