package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page of another origin calls a service through an application of the mesh, which hands on what the browser sends. */
@ExtendWith(SharedMesh.class)
class CorsEndToEnd {

    private static final String ALLOWED = "127.0.0.1";
    private static final String OTHER = "localhost";

    private final Mesh mesh;
    private final Caller caller;

    CorsEndToEnd(Mesh mesh) {
        this.mesh = mesh;
        this.caller = Caller.start(mesh.configServer().joinOption());
    }

    @BeforeEach
    void awaitDoor() {
        await().until(() -> Http.get(door()).statusCode() == 200);
    }

    @AfterEach
    void stop() {
        caller.close();
    }

    @Test
    void withoutARuleTheBrowserKeepsTheAnswerFromThePage() throws Exception {
        try (Page page = page()) {
            assertThat(page.shownAt(page.origin(ALLOWED)))
                    .isEqualTo("plain: blocked, x-release: blocked, x-other: blocked");
        }
    }

    @Test
    void pageOfAnAllowedOriginMayReadAndSendTheAllowedHeader() throws Exception {
        try (Page page = page()) {
            allow(page.origin(ALLOWED));
            assertThat(page.shownAt(page.origin(ALLOWED)))
                    .isEqualTo("plain: 200 hello, x-release: 200 hello, x-other: blocked");
        }
    }

    @Test
    void pageOfAnotherOriginMayNot() throws Exception {
        try (Page page = page()) {
            allow(page.origin(ALLOWED));
            assertThat(page.shownAt(page.origin(OTHER)))
                    .isEqualTo("plain: blocked, x-release: blocked, x-other: blocked");
        }
    }

    private void allow(URI origin) {
        mesh.configServer().create("virtualservices", Rules.cors(origin.toString(), "x-release"));
        await("the rule is there")
                .until(() -> Http.get(door(), "Origin", origin.toString())
                        .headers()
                        .firstValue("access-control-allow-origin")
                        .isPresent());
    }

    private URI door() {
        return caller.process().uri("/door/helloworldservice:9095/helloWorld/sayHello");
    }

    /** Calls without a header of its own, which needs no preflight, and with one of each, which does. */
    private Page page() {
        return Page.serve("""
            <script>
              async function call(headers) {
                try {
                  const answer = await fetch("%s", {headers});
                  return answer.status + ((await answer.text()).startsWith("Hello, World") ? " hello" : " else");
                } catch (refused) {
                  return "blocked";
                }
              }
              (async () => {
                const found = "plain: " + await call({}) + ", x-release: " + await call({"x-release": "beta"})
                    + ", x-other: " + await call({"x-other": "1"});
                await fetch("/result", {method: "POST", body: found});
              })();
            </script>""".formatted(door()));
    }
}
