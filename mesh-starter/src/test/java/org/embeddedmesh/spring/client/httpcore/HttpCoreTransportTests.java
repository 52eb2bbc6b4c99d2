package org.embeddedmesh.spring.client.httpcore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.embeddedmesh.spring.ScriptedServer.playing;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.http.MutableHeaders;
import org.embeddedmesh.outbound.Attempt;
import org.embeddedmesh.outbound.BodyEnd;
import org.embeddedmesh.outbound.Outcome;
import org.embeddedmesh.snapshot.Cluster;
import org.embeddedmesh.spring.LoopbackServer;
import org.embeddedmesh.spring.ScriptedServer;
import org.embeddedmesh.spring.TestMesh;
import org.embeddedmesh.spring.client.CallerTimeouts;
import org.embeddedmesh.spring.client.Exchange;
import org.embeddedmesh.spring.client.HeaderFields;
import org.embeddedmesh.spring.client.OutgoingRequest;
import org.embeddedmesh.spring.client.Patience;
import org.embeddedmesh.spring.client.RequestBody;
import org.embeddedmesh.spring.client.SpringRequestHead;
import org.embeddedmesh.spring.client.UpstreamResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpCoreTransportTests {

    private final TestMesh mesh = new TestMesh();
    private final HttpCoreTransport transport = new HttpCoreTransport(mesh.snapshots());

    @AfterEach
    void closeConnections() {
        transport.close();
    }

    @Test
    void refusedConnectionIsAConnectFailure() throws IOException {
        mesh.publish(LoopbackServer.closedPort());
        assertThat(send().outcome()).isInstanceOf(Outcome.ConnectFailure.class);
    }

    @Test
    void connectionIsUsedAgainAfterItsResponseWasRead() throws IOException {
        try (ScriptedServer server = playing(HttpCoreTransportTests::answerAll)) {
            mesh.publish(server.port());
            for (int i = 0; i < 3; i++) {
                assertThat(read(send())).isEqualTo("hello");
            }
            assertThat(server.connections()).hasSize(1);
        }
    }

    @Test
    void connectionIsUsedAgainAfterTheRestOfAShortResponseWasGivenUp() throws IOException {
        try (ScriptedServer server = playing(HttpCoreTransportTests::answerAll)) {
            mesh.publish(server.port());
            send().response().close();
            assertThat(read(send())).isEqualTo("hello");
            assertThat(server.connections()).hasSize(1);
        }
    }

    @Test
    void connectionWithAnEndlessResponseIsGivenUp() throws IOException {
        try (ScriptedServer server = playing(connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n");
        })) {
            mesh.publish(server.port());
            send().response().close();
            assertThat(server.connections().get(0).isEndedByClient()).isTrue();
            assertThat(transport.pools().idle()).isZero();
        }
    }

    @Test
    void connectionThatTheServerWantsToCloseIsNotUsedAgain() throws IOException {
        try (ScriptedServer server = playing(connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
        })) {
            mesh.publish(server.port());
            Exchange exchange = send();
            assertThat(exchange.response().fields().contains("Connection")).isFalse();
            read(exchange);
            assertThat(transport.pools().idle()).isZero();
        }
    }

    @Test
    void connectionIsNotUsedForMoreRequestsThanTheClusterAllows() throws IOException {
        try (ScriptedServer server = playing(HttpCoreTransportTests::answerAll)) {
            mesh.maxRequestsPerConnection(2).publish(server.port());
            for (int i = 0; i < 4; i++) {
                read(send());
            }
            assertThat(server.connections()).hasSize(2);
        }
    }

    @Test
    void connectionIsNotUsedLongerThanTheServerSaysItKeepsIt() throws IOException {
        try (ScriptedServer server = playing(connection -> {
            while (connection.readHead()) {
                connection.write("HTTP/1.1 200 OK\r\nKeep-Alive: timeout=0\r\nContent-Length: 2\r\n\r\nok");
            }
        })) {
            mesh.publish(server.port());
            read(send());
            read(send());
            assertThat(server.connections()).hasSize(2);
        }
    }

    @Test
    void idleConnectionThatTheServerClosedIsReplacedWithoutAnyFailure() throws IOException {
        try (ScriptedServer server = playing(connection -> {
            connection.readHead();
            connection.answer("hello");
            connection.close();
        })) {
            mesh.publish(server.port());
            for (int i = 0; i < 20; i++) {
                assertThat(read(send())).isEqualTo("hello");
                int last = server.connections().size() - 1;
                await().until(() -> server.connections().get(last).isClosed());
            }
            assertThat(server.requests()).isEqualTo(20);
        }
    }

    @Test
    void answerThatNobodyAskedForDoesNotBecomeTheNextCalls() throws IOException {
        try (ScriptedServer server = playing(connection -> {
            while (connection.readHead()) {
                connection.answer("hello");
                connection.write("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
            }
        })) {
            mesh.publish(server.port());
            read(send());
            await().untilAsserted(() -> {
                Exchange next = send();
                assertThat(next.response().status()).isEqualTo(200);
                read(next);
            });
        }
    }

    @Test
    void resetAfterTheRequestIsAResetWithTheRequestSent() throws IOException {
        try (ScriptedServer server = playing(connection -> {
            connection.readHead();
            connection.reset();
        })) {
            mesh.publish(server.port());
            assertThat(send().outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Reset.class,
                            it -> assertThat(it.requestSent()).isTrue());
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void closeWithoutAnAnswerOnAConnectionUsedBeforeIsNotRepeated() throws IOException {
        try (ScriptedServer server = playing(connection -> {
            connection.readHead();
            connection.answer("hello");
            connection.readHead();
            connection.close();
        })) {
            mesh.publish(server.port());
            read(send());
            assertThat(send().outcome()).isInstanceOf(Outcome.Reset.class);
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void whatIsNotHttpIsAProtocolError() throws IOException {
        try (ScriptedServer server = playing(connection -> {
            connection.readHead();
            connection.write("SSH-2.0-OpenSSH_9.6\r\n\r\n");
        })) {
            mesh.publish(server.port());
            assertThat(send().outcome()).isInstanceOf(Outcome.ProtocolError.class);
        }
    }

    @Test
    void headThatBreaksOffIsAProtocolError() throws IOException {
        try (ScriptedServer server = playing(connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 200 OK\r\nContent-Ty");
            connection.close();
        })) {
            mesh.publish(server.port());
            assertThat(send().outcome()).isInstanceOf(Outcome.ProtocolError.class);
        }
    }

    @Test
    void bodyThatBreaksOffSaysSo() throws IOException {
        try (ScriptedServer server = playing(connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
            connection.close();
        })) {
            mesh.publish(server.port());
            UpstreamResponse response = send().response();
            assertThatThrownBy(() -> response.body().readAllBytes()).isInstanceOf(IOException.class);
            assertThat(end(response)).isEqualTo(BodyEnd.BROKEN);
        }
    }

    @Test
    void bodyThatIsNotReadToItsEndIsAbandoned() throws IOException {
        try (ScriptedServer server = playing(connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\nhalf");
        })) {
            mesh.publish(server.port());
            UpstreamResponse response = send().response();
            response.close();
            assertThat(end(response)).isEqualTo(BodyEnd.ABANDONED);
        }
    }

    @Test
    void bodyThatWasReadIsWhole() throws IOException {
        try (ScriptedServer server = playing(HttpCoreTransportTests::answerAll)) {
            mesh.publish(server.port());
            UpstreamResponse response = send().response();
            response.body().readAllBytes();
            assertThat(end(response)).isEqualTo(BodyEnd.WHOLE);
        }
    }

    @Test
    void headThatDribblesInIsTimedAsAWhole() throws IOException {
        try (ScriptedServer server = playing(connection -> {
            connection.readHead();
            for (char c : "HTTP/1.1 200 OK\r\nX: ".toCharArray()) {
                connection.write(String.valueOf(c));
                pause();
            }
        })) {
            mesh.publish(server.port());
            assertThat(send(Duration.ofMillis(60), Duration.ZERO, CallerTimeouts.NONE)
                            .outcome())
                    .isInstanceOf(Outcome.Timeout.class);
        }
    }

    @Test
    void bodyThatNeverEndsStopsAtTheCallsDeadline() throws IOException {
        try (ScriptedServer server = playing(connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
        })) {
            mesh.publish(server.port());
            Duration deadline = Duration.ofMillis(100);
            UpstreamResponse response =
                    send(deadline, deadline, CallerTimeouts.NONE).response();
            assertThatThrownBy(() -> response.body().readAllBytes()).isInstanceOf(SocketTimeoutException.class);
            assertThat(end(response)).isEqualTo(BodyEnd.TIMED_OUT);
        }
    }

    @Test
    void bodyThatStallsStopsAfterTheCallersReadTimeout() throws IOException {
        try (ScriptedServer server = playing(connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
        })) {
            mesh.publish(server.port());
            CallerTimeouts timeouts = new CallerTimeouts(Duration.ZERO, Duration.ofMillis(100));
            UpstreamResponse response =
                    send(Duration.ZERO, Duration.ZERO, timeouts).response();
            assertThatThrownBy(() -> response.body().readAllBytes()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void answerBeforeTheEndOfTheRequestIsHandedOn() throws IOException {
        try (ScriptedServer server = playing(connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n");
            connection.close();
        })) {
            mesh.publish(server.port());
            Exchange exchange = send(new Repeated(64 << 20));
            assertThat(exchange.outcome())
                    .satisfiesAnyOf(
                            it -> assertThat(it)
                                    .isInstanceOfSatisfying(
                                            Outcome.Response.class,
                                            response -> assertThat(
                                                            response.head().status())
                                                    .isEqualTo(413)),
                            it -> assertThat(it).isInstanceOf(Outcome.Reset.class));
            assertThat(transport.pools().idle()).isZero();
        }
    }

    @Test
    void interimResponsesAreLeftOut() throws IOException {
        try (ScriptedServer server = playing(connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n");
            connection.answer("hello");
        })) {
            mesh.publish(server.port());
            assertThat(read(send())).isEqualTo("hello");
        }
    }

    @Test
    void connectionsToAnEndpointThatIsGoneAreClosed() throws IOException {
        try (ScriptedServer server = playing(HttpCoreTransportTests::answerAll)) {
            mesh.publish(server.port());
            read(send());
            assertThat(transport.pools().idle()).isEqualTo(1);
            mesh.publish(LoopbackServer.closedPort());
            transport.pools().retain(mesh.snapshots().current());
            assertThat(transport.pools().idle()).isZero();
            await().until(() -> server.connections().get(0).isEndedByClient());
        }
    }

    @Test
    void connectionInUseWhenItsEndpointGoesIsClosedAfterItsResponse() throws IOException {
        try (ScriptedServer server = playing(HttpCoreTransportTests::answerAll)) {
            mesh.publish(server.port());
            Exchange exchange = send();
            mesh.publish(LoopbackServer.closedPort());
            transport.pools().retain(mesh.snapshots().current());
            assertThat(read(exchange)).isEqualTo("hello");
            await().until(() -> server.connections().get(0).isEndedByClient());
        }
    }

    @Test
    void sweepingClosesWhatTheServerClosed() throws IOException {
        try (ScriptedServer server = playing(connection -> {
            connection.readHead();
            connection.answer("hello");
            connection.close();
        })) {
            mesh.publish(server.port());
            read(send());
            await().untilAsserted(() -> {
                transport.pools().sweep();
                assertThat(transport.pools().idle()).isZero();
            });
        }
    }

    private static void answerAll(ScriptedServer.Connection connection) throws IOException {
        while (connection.readHead()) {
            connection.answer("hello");
        }
    }

    private static String read(Exchange exchange) throws IOException {
        return new String(exchange.response().body().readAllBytes());
    }

    private static BodyEnd end(UpstreamResponse response) {
        List<BodyEnd> told = new ArrayList<>();
        response.whenEnded(told::add);
        assertThat(told).hasSize(1);
        return told.get(0);
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Exchange send() throws IOException {
        return send(Duration.ZERO, Duration.ZERO, CallerTimeouts.NONE);
    }

    private Exchange send(RequestBody body) throws IOException {
        return transport.send(
                attempt(Duration.ZERO, Duration.ZERO),
                request("POST", body),
                Patience.startingNow(CallerTimeouts.NONE));
    }

    private Exchange send(Duration timeout, Duration remaining, CallerTimeouts timeouts) throws IOException {
        return transport.send(
                attempt(timeout, remaining), request("GET", RequestBody.NONE), Patience.startingNow(timeouts));
    }

    private static OutgoingRequest request(String method, RequestBody body) {
        HeaderFields headers = HeaderFields.empty();
        return new OutgoingRequest(new SpringRequestHead(method, "reviews:9080", 9080, "/", headers), headers, body);
    }

    private Attempt attempt(Duration timeout, Duration remaining) {
        Endpoint endpoint =
                mesh.snapshots().current().endpoints(TestMesh.CLUSTER).get(0);
        Cluster cluster = mesh.snapshots()
                .current()
                .cluster(TestMesh.CLUSTER)
                .orElseThrow()
                .cluster();
        return new PlainAttempt(endpoint, cluster, timeout, remaining);
    }

    private record PlainAttempt(Endpoint endpoint, Cluster cluster, Duration timeout, Duration remaining)
            implements Attempt {

        @Override
        public int number() {
            return 1;
        }

        @Override
        public String authority() {
            return "reviews:9080";
        }

        @Override
        public String path() {
            return "/";
        }

        @Override
        public void applyTo(MutableHeaders requestHeaders) {
            requestHeaders.set("x-test", "1");
        }
    }

    private record Repeated(long length) implements RequestBody {

        @Override
        public boolean isReplayable() {
            return true;
        }

        @Override
        public void writeTo(java.io.OutputStream out) throws IOException {
            byte[] chunk = new byte[1 << 16];
            for (long written = 0; written < length; written += chunk.length) {
                out.write(chunk);
            }
        }
    }
}
