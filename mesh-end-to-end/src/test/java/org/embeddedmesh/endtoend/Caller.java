package org.embeddedmesh.endtoend;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.endtoend.caller.CallerApplication;

/** The {@link CallerApplication} as a process. */
final class Caller implements AutoCloseable {

    private final Member process;

    private Caller(Member process) {
        this.process = process;
    }

    /** Starts it as service {@code caller}; {@code legacy} is known to its SimpleDiscoveryClient only. */
    static Caller start(String joinOption, Outsider legacy) {
        return start(
                joinOption,
                "--spring.cloud.discovery.client.simple.instances.legacy[0].uri=http://127.0.0.1:" + legacy.port());
    }

    /** Starts it as service {@code caller}. */
    static Caller start(String... more) {
        List<String> options = new ArrayList<>(List.of("--spring.application.name=caller", "--mesh.service.port=80"));
        options.add("--management.endpoints.web.exposure.include=health,mesh");
        options.addAll(List.of(more));
        return new Caller(Member.ofClass("caller", CallerApplication.class, Ports.free(), options)
                .awaitHealthy());
    }

    Member process() {
        return process;
    }

    HttpResponse<String> plain(String url) {
        return call("/plain", url);
    }

    HttpResponse<String> balanced(String url) {
        return call("/balanced", url);
    }

    private HttpResponse<String> call(String client, String url) {
        return Http.get(process.uri(client + "?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        process.close();
    }
}
