package org.embeddedmesh.endtoend.caller;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.cloud.client.loadbalancer.LoadBalanced;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** A caller with a client of each kind. */
@SpringBootApplication
public class CallerApplication {

    public static void main(String[] args) {
        SpringApplication.run(CallerApplication.class, args);
    }

    @Bean
    ServletRegistrationBean<DoorServlet> door(RestClient.Builder builder) {
        return new ServletRegistrationBean<>(new DoorServlet(builder.build()), "/door/*");
    }

    @Bean
    @LoadBalanced
    RestTemplate balanced(RestTemplateBuilder builder) {
        return builder.build();
    }
}
