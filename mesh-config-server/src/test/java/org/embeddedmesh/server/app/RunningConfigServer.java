package org.embeddedmesh.server.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole config server on free ports of loopback, with its rules in a file, so that it can go away and come back. */
public final class RunningConfigServer implements AutoCloseable {

    private final Path store;
    private int xdsPort;
    private @Nullable ConfigurableApplicationContext context;

    /** Started, with a store of this name. */
    public RunningConfigServer(Path store) {
        this.store = store;
        start();
    }

    /** Comes back on the xDS port that it had. */
    public void start() {
        SpringApplication application = new SpringApplication(ConfigServerApplication.class);
        application.setRegisterShutdownHook(false);
        context = application.run(
                "--mesh.server.api.port=0",
                "--mesh.server.xds.port=" + xdsPort,
                "--mesh.server.store.file=" + store,
                "--spring.main.banner-mode=off");
        xdsPort = context.getBean(XdsEndpoint.class).port();
    }

    public void stop() {
        Objects.requireNonNull(context).close();
    }

    public int xdsPort() {
        return xdsPort;
    }

    public URI api(String path) {
        ServletWebServerApplicationContext web = (ServletWebServerApplicationContext) Objects.requireNonNull(context);
        return URI.create("http://127.0.0.1:" + web.getWebServer().getPort() + path);
    }

    @Override
    public void close() {
        stop();
    }
}
