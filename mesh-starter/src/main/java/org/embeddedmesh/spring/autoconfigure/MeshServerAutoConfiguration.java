package org.embeddedmesh.spring.autoconfigure;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.embeddedmesh.spring.server.InboundFilter;
import org.embeddedmesh.spring.server.InboundTraffic;
import org.embeddedmesh.spring.server.WorkloadLifecycle;
import org.embeddedmesh.spring.server.WorkloadRegistry;
import org.embeddedmesh.xds.ControlPlaneClient;
import org.embeddedmesh.xds.WorkloadRegistration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Makes a web application a workload of the mesh. */
@AutoConfiguration(after = MeshAutoConfiguration.class)
@ConditionalOnBean(ControlPlaneClient.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(Filter.class)
class MeshServerAutoConfiguration {

    /** After observation, so that all is measured; before Spring Security. */
    static final int FILTER_ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

    @Bean
    InboundTraffic meshInboundTraffic() {
        return new InboundTraffic();
    }

    @Bean
    FilterRegistrationBean<InboundFilter> meshInboundFilter(InboundTraffic traffic) {
        FilterRegistrationBean<InboundFilter> registration = new FilterRegistrationBean<>(new InboundFilter(traffic));
        registration.setOrder(FILTER_ORDER);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    @ConditionalOnMissingBean
    WorkloadRegistry meshWorkloadRegistry(ControlPlaneClient controlPlane, StartLine startLine) {
        return workload -> {
            WorkloadRegistration registration = controlPlane.register(workload);
            startLine.asWorkload(registration.acknowledged());
            return registration;
        };
    }

    @Bean
    WorkloadLifecycle meshWorkloadLifecycle(
            WorkloadRegistry registry,
            ControlPlaneClient controlPlane,
            MeshIdentity identity,
            MeshProperties properties,
            InboundTraffic traffic,
            Environment environment) {
        WorkloadAssembly assembly =
                new WorkloadAssembly(identity, properties.getService().getPort(), environment);
        return new WorkloadLifecycle(
                registry,
                assembly::workload,
                traffic,
                () -> identity.service().isPresent() && controlPlane.startedFromCache(),
                properties.getShutdown().getDrainDelay());
    }
}
