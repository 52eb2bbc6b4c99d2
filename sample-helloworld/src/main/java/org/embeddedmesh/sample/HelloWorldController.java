package org.embeddedmesh.sample;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The service: says hello. */
@RestController
@Profile("!hellodemo")
@RequestMapping("/helloWorld")
class HelloWorldController {

    private final String greeting;

    HelloWorldController(@Value("${sample.greeting}") String greeting) {
        this.greeting = greeting;
    }

    @GetMapping("/sayHello")
    String sayHello() {
        return greeting;
    }
}
