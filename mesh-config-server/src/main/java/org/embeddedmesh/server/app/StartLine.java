package org.embeddedmesh.server.app;

import org.embeddedmesh.server.store.ConfigStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The one line at start. */
@Component
class StartLine {

    private static final Logger log = LoggerFactory.getLogger(StartLine.class);

    private final ConfigServerProperties properties;
    private final ConfigStore store;
    private final XdsEndpoint xds;

    StartLine(ConfigServerProperties properties, ConfigStore store, XdsEndpoint xds) {
        this.properties = properties;
        this.store = store;
        this.xds = xds;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        int apiPort = event.getApplicationContext() instanceof ServletWebServerApplicationContext context
                ? context.getWebServer().getPort()
                : properties.api().port();
        log.info(
                "mesh-config-server: API http://{}:{}, xDS {}:{}, store {}, {} resources",
                properties.api().address(),
                apiPort,
                properties.xds().address(),
                xds.port(),
                properties.store().description(),
                store.list().resources().size());
    }
}
