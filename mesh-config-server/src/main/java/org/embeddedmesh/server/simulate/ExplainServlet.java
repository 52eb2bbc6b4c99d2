package org.embeddedmesh.server.simulate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.embeddedmesh.server.api.Exchange;
import org.embeddedmesh.server.api.RequestBody;
import org.embeddedmesh.server.api.status.Reason;
import org.embeddedmesh.server.api.status.Status;
import org.embeddedmesh.server.api.status.StatusException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /debug/explain}: what would become of a call, by the rules that are saved and by those that come with it.
 * Nothing is stored. At most two at a time, since each costs the making of a world; more are answered 429.
 */
public final class ExplainServlet extends HttpServlet {

    /** Where the servlet belongs. */
    public static final String MAPPING = "/debug/explain";

    private static final Logger log = LoggerFactory.getLogger(ExplainServlet.class);
    private static final int MOST_AT_A_TIME = 2;

    private final transient Supplier<KnownMesh> mesh;
    private final transient Simulator simulator;
    private final transient JsonMapper mapper = new JsonMapper();
    private final transient Semaphore running = new Semaphore(MOST_AT_A_TIME);

    /** @param mesh what is saved and running now */
    public ExplainServlet(Supplier<KnownMesh> mesh, Clock clock) {
        this.mesh = mesh;
        this.simulator = new Simulator(clock);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Exchange exchange = new Exchange(request, response);
        try {
            exchange.requireMethod("POST");
            DryRun call = DryRun.read(new RequestBody(exchange).object());
            exchange.answer(200, explain(call));
        } catch (StatusException e) {
            exchange.answer(e.status());
        } catch (RuntimeException e) {
            log.error("a call could not be explained", e);
            exchange.answer(Status.of(Reason.INTERNAL_ERROR, "Internal error occurred; the server's log says more"));
        }
    }

    private ObjectNode explain(DryRun call) {
        if (!running.tryAcquire()) {
            throw new StatusException(
                    Status.of(Reason.TOO_MANY_REQUESTS, "other calls are being explained; try again in a moment"));
        }
        try {
            return mapper.valueToTree(simulator.explain(mesh.get(), call));
        } finally {
            running.release();
        }
    }
}
