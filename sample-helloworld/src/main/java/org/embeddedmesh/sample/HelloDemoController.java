package org.embeddedmesh.sample;

import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** The caller: hands on what the service answers, and the headers by which rules choose that it was called with. */
@RestController
@Profile("hellodemo")
class HelloDemoController {

    private static final List<String> HANDED_ON = List.of("end-user", HttpHeaders.COOKIE);

    private final RestClient helloWorld;

    HelloDemoController(RestClient.Builder builder) {
        this.helloWorld = builder.baseUrl("http://helloworldservice:9095").build();
    }

    @GetMapping("/hello")
    ResponseEntity<String> hello(
            @RequestParam(defaultValue = "/helloWorld/sayHello") String path, @RequestHeader HttpHeaders headers) {
        ResponseEntity<String> answer = helloWorld
                .get()
                .uri(uri -> uri.path(path).build())
                .headers(it ->
                        HANDED_ON.forEach(name -> headers.getOrEmpty(name).forEach(value -> it.add(name, value))))
                .retrieve()
                .onStatus(HttpStatusCode::isError, (request, response) -> {})
                .toEntity(String.class);
        return ResponseEntity.status(answer.getStatusCode()).body(answer.getBody());
    }

    @ExceptionHandler
    ResponseEntity<String> unreachable(ResourceAccessException failure) {
        return ResponseEntity.status(HttpStatus.BAD_GATEWAY).body(failure.getMessage());
    }
}
