package org.embeddedmesh.sample;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The service on a bad day: slow, or failing two calls of three, so that timeouts and retries have something to do. */
@RestController
@Profile("!hellodemo")
@RequestMapping("/helloWorld")
class TroubledController {

    private final AtomicLong flakyCalls = new AtomicLong();
    private final String greeting;

    TroubledController(@Value("${sample.greeting}") String greeting) {
        this.greeting = greeting;
    }

    @GetMapping("/slow")
    String slow(@RequestParam(defaultValue = "3000") long millis) throws InterruptedException {
        Thread.sleep(millis);
        return greeting;
    }

    @GetMapping("/flaky")
    ResponseEntity<String> flaky() {
        long call = flakyCalls.incrementAndGet();
        HttpStatus status = call % 3 == 0 ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
        return ResponseEntity.status(status).body(greeting + " (call " + call + ")");
    }
}
