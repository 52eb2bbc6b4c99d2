package org.embeddedmesh.spring.client.httpcore;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.message.MessageSupport;
import org.embeddedmesh.outbound.Attempt;
import org.embeddedmesh.outbound.Outcome;
import org.embeddedmesh.spring.client.Deadline;
import org.embeddedmesh.spring.client.Exchange;
import org.embeddedmesh.spring.client.OutgoingRequest;
import org.embeddedmesh.spring.client.Patience;
import org.embeddedmesh.spring.client.UpstreamResponse;

/** One request and its response on one connection. */
final class HttpExchange {

    private final Connection connection;
    private final Attempt attempt;
    private final Patience patience;
    private final Deadline whole;
    private final AttemptEntity entity;
    private final ClassicHttpRequest request;
    private final long sentBefore;
    private final int requests;
    private long receivedBefore = Long.MAX_VALUE;

    /** @param whole when the call with all its attempts must be over */
    HttpExchange(Connection connection, Attempt attempt, OutgoingRequest request, Patience patience, Deadline whole) {
        this.connection = connection;
        this.attempt = attempt;
        this.patience = patience;
        this.whole = whole;
        this.entity = new AttemptEntity(request.body(), connection);
        this.request = RequestMessage.of(attempt, request, entity);
        this.sentBefore = connection.bytesSent();
        this.requests = connection.begin();
    }

    Exchange perform() throws IOException {
        try {
            return Exchange.answered(received(write() ? receive() : receiveEarly()));
        } catch (BodyException e) {
            throw e.thrown();
        } catch (HttpException | MessageConstraintException e) {
            return failed(new Outcome.ProtocolError(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return failed(e);
        } catch (RuntimeException e) {
            connection.discard();
            throw e;
        }
    }

    /** Whether all of it could be written; if not, the endpoint may have answered before it closed the connection. */
    private boolean write() throws IOException, HttpException {
        try {
            connection.sendRequestHeader(request);
            connection.sendRequestEntity(request);
            connection.flush();
            return true;
        } catch (BodyException e) {
            throw e;
        } catch (IOException e) {
            if (wasSent()) {
                return false;
            }
            throw e;
        }
    }

    private ClassicHttpResponse receive() throws IOException, HttpException {
        connection.limitReads(
                Deadline.in(attempt.timeout()).earlier(patience.head()).earlier(whole), Duration.ZERO);
        ClassicHttpResponse response = receiveHead();
        while (response.getCode() < HttpStatus.SC_OK && response.getCode() != HttpStatus.SC_SWITCHING_PROTOCOLS) {
            response = receiveHead();
        }
        connection.limitReads(whole, patience.read());
        if (MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
            connection.receiveResponseEntity(response);
        }
        return response;
    }

    private ClassicHttpResponse receiveHead() throws IOException, HttpException {
        receivedBefore = connection.bytesReceived();
        ClassicHttpResponse response = connection.receiveResponseHeader();
        if (connection.hasEnded()) {
            // The parser takes the end of the stream for the empty line that ends a head.
            throw new ProtocolException("the head of the response broke off");
        }
        return response;
    }

    private ClassicHttpResponse receiveEarly() throws IOException, HttpException {
        ClassicHttpResponse response = receive();
        response.setHeader("Connection", "close");
        return response;
    }

    private UpstreamResponse received(ClassicHttpResponse response) throws IOException {
        Duration keepAlive = connection.keepAlive().after(request, response, requests, attempt.cluster());
        return new ReceivedResponse(response, connection, keepAlive);
    }

    private Exchange failed(IOException failure) throws IOException {
        connection.discard();
        patience.require(failure);
        return Exchange.failed(outcome(failure));
    }

    private Outcome outcome(IOException failure) {
        if (failure instanceof SocketTimeoutException) {
            return new Outcome.Timeout();
        }
        return connection.bytesReceived() > receivedBefore
                ? new Outcome.ProtocolError("the head of the response broke off: " + Reasons.of(failure))
                : new Outcome.Reset(wasSent() || entity.isSpent(), Reasons.of(failure));
    }

    private Exchange failed(Outcome outcome) {
        connection.discard();
        return Exchange.failed(outcome);
    }

    private boolean wasSent() {
        return connection.bytesSent() > sentBefore;
    }
}
