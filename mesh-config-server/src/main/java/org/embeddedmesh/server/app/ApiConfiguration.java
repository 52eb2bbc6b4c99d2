package org.embeddedmesh.server.app;

import java.net.InetSocketAddress;
import java.time.Clock;
import org.embeddedmesh.server.api.ApiServlet;
import org.embeddedmesh.server.api.LoopbackGuard;
import org.embeddedmesh.server.simulate.ExplainServlet;
import org.embeddedmesh.server.store.ConfigStore;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The Kubernetes-style API, and the guard in front of everything on its port. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    @Bean
    ApiServlet apiServlet(ConfigStore store, Clock clock, WorldFeed feed) {
        return ApiServlet.of(store, clock, new LiveAnalysis(feed));
    }

    @Bean
    ServletRegistrationBean<ApiServlet> apiServletRegistration(ApiServlet servlet) {
        ServletRegistrationBean<ApiServlet> registration =
                new ServletRegistrationBean<>(servlet, ApiServlet.MAPPINGS.toArray(String[]::new));
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    ServletRegistrationBean<ExplainServlet> explainServletRegistration(WorldFeed feed, Clock clock) {
        return new ServletRegistrationBean<>(new ExplainServlet(feed::known, clock), ExplainServlet.MAPPING);
    }

    /** Loopback is open to every program of this machine, but not to web pages. */
    @Bean
    FilterRegistrationBean<LoopbackGuard> loopbackGuard(ConfigServerProperties properties) {
        FilterRegistrationBean<LoopbackGuard> registration = new FilterRegistrationBean<>(new LoopbackGuard());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setAsyncSupported(true);
        registration.setEnabled(isLoopback(properties.api().address()));
        return registration;
    }

    private static boolean isLoopback(String address) {
        InetSocketAddress resolved = new InetSocketAddress(address, 0);
        return !resolved.isUnresolved() && resolved.getAddress().isLoopbackAddress();
    }

    @Bean
    WatchEnding watchEnding(ApiServlet servlet) {
        return new WatchEnding(servlet);
    }
}
