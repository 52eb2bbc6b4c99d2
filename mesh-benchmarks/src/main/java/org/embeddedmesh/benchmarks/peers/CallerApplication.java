package org.embeddedmesh.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A caller: an application with the starter, in this process. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class CallerApplication {

    /** Joins a mesh under a name; options as on the command line. */
    public static ConfigurableApplicationContext start(ConfigServer mesh, String name, String... options) {
        List<String> all = new ArrayList<>(mesh.joinOptions());
        all.add("--spring.application.name=" + name);
        all.add("--spring.main.banner-mode=off");
        all.add("--logging.level.root=error");
        all.addAll(List.of(options));
        return new SpringApplicationBuilder(CallerApplication.class)
                .web(WebApplicationType.NONE)
                .run(all.toArray(String[]::new));
    }
}
