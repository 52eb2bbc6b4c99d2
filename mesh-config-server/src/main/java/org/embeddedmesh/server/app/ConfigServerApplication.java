package org.embeddedmesh.server.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** {@code mesh-config-server}: the control plane in one process. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties({ConfigServerProperties.class, MeshConfigProperties.class})
public class ConfigServerApplication {

    public static void main(String[] args) {
        SpringApplication.run(ConfigServerApplication.class, args);
    }
}
