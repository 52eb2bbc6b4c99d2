package org.embeddedmesh.endtoend;

import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.embeddedmesh.endtoend.load.LoadApplication;
import org.embeddedmesh.endtoend.load.LoadReport;

/** The {@link LoadApplication} as a process. */
final class LoadCaller implements AutoCloseable {

    /** How many calls it makes at the same time, at most. */
    static final int CALLERS = 24;

    private static final int CALLS_PER_SECOND = 200;

    private final Member process;

    private LoadCaller(Member process) {
        this.process = process;
    }

    static LoadCaller start(String joinOption) {
        List<String> options = List.of(
                "--spring.application.name=load",
                "--mesh.service.port=80",
                "--management.endpoints.web.exposure.include=health,mesh",
                joinOption);
        return new LoadCaller(Member.ofClass("load", LoadApplication.class, Ports.free(), options));
    }

    LoadCaller awaitHealthy() {
        process.awaitHealthy();
        return this;
    }

    Member process() {
        return process;
    }

    /** Begins to call these, in turn, and to count anew when each of these has been the answer: the first calls are slow. */
    void callOnceWarm(List<String> answers, String... urls) {
        call(urls);
        answers.forEach(this::awaitAnswer);
        call(urls);
    }

    private void call(String... urls) {
        String query = List.of(urls).stream()
                .map(it -> "&url=" + URLEncoder.encode(it, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        String load = "/load?rate=" + CALLS_PER_SECOND + "&callers=" + CALLERS + query;
        Http.send("POST", process.uri(load), "application/json", "");
    }

    LoadReport report() {
        return Http.json(Http.get(process.uri("/load")), LoadReport.class);
    }

    /** Ends the load. */
    LoadReport stop() {
        return Http.json(Http.send("DELETE", process.uri("/load"), "application/json", ""), LoadReport.class);
    }

    /** The ports of the instances of a service that it knows. */
    List<Integer> ports(String service) {
        return List.of(Http.json(Http.get(process.uri("/ports?service=" + service)), Integer[].class));
    }

    /** Lets it call for so long. */
    void callFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        long before = report().calls();
        await("calls for " + time)
                .atMost(time.plusMinutes(1))
                .until(() -> System.nanoTime() - end >= 0 && report().calls() > before);
    }

    /** Waits until this has been answered from now on. */
    void awaitAnswer(String body) {
        long before = report().answered(body);
        await("a call answered with " + body)
                .atMost(Duration.ofSeconds(90))
                .until(() -> report().answered(body) > before);
    }

    /** Waits until {@code /actuator/mesh} says this. */
    void awaitKnown(String text) {
        await(text + " is known")
                .atMost(Duration.ofSeconds(10))
                .until(() -> Http.get(process.uri("/actuator/mesh")).body().contains(text));
    }

    @Override
    public void close() {
        process.close();
    }
}
