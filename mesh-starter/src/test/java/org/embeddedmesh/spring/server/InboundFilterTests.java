package org.embeddedmesh.spring.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class InboundFilterTests {

    private final InboundTraffic traffic = new InboundTraffic();
    private final InboundFilter filter = new InboundFilter(traffic);
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void requestIsInFlightWhileTheApplicationAnswersIt() throws Exception {
        filter.doFilter(
                request, response, (req, res) -> assertThat(traffic.inFlight()).isEqualTo(1));
        assertThat(traffic.inFlight()).isZero();
    }

    @Test
    void requestThatFailsIsNotInFlightAnyMore() {
        FilterChain failing = (req, res) -> {
            throw new ServletException("no");
        };
        assertThatThrownBy(() -> filter.doFilter(request, response, failing)).hasMessage("no");
        assertThat(traffic.inFlight()).isZero();
    }

    @Test
    void asynchronousRequestIsInFlightUntilItCompletes() throws Exception {
        request.setAsyncSupported(true);
        filter.doFilter(request, response, (req, res) -> req.startAsync(req, res));
        assertThat(traffic.inFlight()).isEqualTo(1);
        ((MockAsyncContext) request.getAsyncContext()).complete();
        assertThat(traffic.inFlight()).isZero();
    }

    @Test
    void connectionStaysWhileTheApplicationRuns() throws Exception {
        filter.doFilter(request, response, (req, res) -> {});
        assertThat(response.getHeaderNames()).isEmpty();
    }

    @Test
    void connectionIsToBeClosedWhileTheApplicationDrains() throws Exception {
        traffic.drain();
        filter.doFilter(request, response, (req, res) -> {});
        assertThat(response.getHeader("Connection")).isEqualTo("close");
    }

    @Test
    void callersAreToLeaveTheInstanceOutWhileTheApplicationDrains() throws Exception {
        traffic.drain();
        filter.doFilter(request, response, (req, res) -> {});
        assertThat(response.getHeader("x-envoy-immediate-health-check-fail")).isEqualTo("true");
    }

    @Test
    void membersOfAMeshAreNoticed() throws Exception {
        filter.doFilter(request, response, (req, res) -> {});
        assertThat(traffic.isOfMesh()).isFalse();
        request.addHeader("x-envoy-attempt-count", "1");
        filter.doFilter(request, response, (req, res) -> {});
        assertThat(traffic.isOfMesh()).isTrue();
    }

    @Test
    void connectionIsToBeClosedAfterARequestThatDrainingOvertook() throws Exception {
        filter.doFilter(request, response, (req, res) -> traffic.drain());
        assertThat(response.getHeader("Connection")).isEqualTo("close");
    }

    @Test
    void http2HasNoSuchHeader() throws Exception {
        traffic.drain();
        request.setProtocol("HTTP/2.0");
        filter.doFilter(request, response, (req, res) -> {});
        assertThat(response.getHeader("Connection")).isNull();
    }
}
