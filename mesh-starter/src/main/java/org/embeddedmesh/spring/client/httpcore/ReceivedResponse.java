package org.embeddedmesh.spring.client.httpcore;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.embeddedmesh.http.Headers;
import org.embeddedmesh.outbound.BodyEnd;
import org.embeddedmesh.spring.client.Deadline;
import org.embeddedmesh.spring.client.HeaderFields;
import org.embeddedmesh.spring.client.UpstreamResponse;
import org.jspecify.annotations.Nullable;

/** A response on a connection that goes back to its pool when the body has ended. */
final class ReceivedResponse implements UpstreamResponse, Headers {

    private static final Duration LONGEST_DRAIN = Duration.ofMillis(50);
    private static final int MOST_DRAINED = 64 * 1024;

    private final ClassicHttpResponse message;
    private final Connection connection;
    private final Duration keepAlive;
    private final InputStream body;
    private @Nullable Consumer<BodyEnd> whenEnded;
    private @Nullable BodyEnd end;
    private boolean givenUp;

    /** @param keepAlive how long the connection is good after it; zero: not at all */
    ReceivedResponse(ClassicHttpResponse message, Connection connection, Duration keepAlive) throws IOException {
        this.message = message;
        this.connection = connection;
        this.keepAlive = keepAlive;
        HttpEntity entity = message.getEntity();
        if (entity == null || entity.getContentLength() == 0) {
            this.body = InputStream.nullInputStream();
            ended(BodyEnd.WHOLE);
        } else {
            this.body = new BodyInputStream(entity.getContent(), entity.getContentLength(), this);
        }
    }

    @Override
    public int status() {
        return message.getCode();
    }

    @Override
    public String reason() {
        return message.getReasonPhrase() == null ? "" : message.getReasonPhrase();
    }

    @Override
    public Headers headers() {
        return this;
    }

    @Override
    public List<String> values(String name) {
        Header[] found = message.getHeaders(name);
        return found.length == 0
                ? List.of()
                : Arrays.stream(found).map(Header::getValue).toList();
    }

    @Override
    public HeaderFields fields() {
        HeaderFields fields = HeaderFields.empty();
        message.headerIterator().forEachRemaining(it -> fields.add(it.getName(), it.getValue()));
        fields.remove(HttpHeaders.CONNECTION);
        fields.remove(HttpHeaders.KEEP_ALIVE);
        return fields;
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public void whenEnded(Consumer<BodyEnd> action) {
        if (end != null) {
            action.accept(end);
        } else {
            whenEnded = action;
        }
    }

    @Override
    public void close() {
        if (end == null) {
            givenUp = true;
            drain();
            ended(BodyEnd.ABANDONED);
        }
    }

    /** Takes the end of a body that is as good as read: a parser often stops before it. */
    private void drain() {
        connection.limitReads(Deadline.in(LONGEST_DRAIN), Duration.ZERO);
        try {
            byte[] chunk = new byte[1024];
            for (int drained = 0; end == null && drained < MOST_DRAINED; ) {
                drained += body.read(chunk);
            }
        } catch (IOException e) {
            ended(BodyEnd.ABANDONED);
        }
    }

    /** Only the first counts. */
    void ended(BodyEnd how) {
        if (end != null) {
            return;
        }
        end = givenUp && how != BodyEnd.WHOLE ? BodyEnd.ABANDONED : how;
        if (end == BodyEnd.WHOLE && !keepAlive.isZero()) {
            connection.keepFor(keepAlive);
        } else {
            connection.discard();
        }
        if (whenEnded != null) {
            whenEnded.accept(end);
        }
    }
}
