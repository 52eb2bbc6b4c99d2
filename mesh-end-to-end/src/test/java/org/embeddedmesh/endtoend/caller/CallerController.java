package org.embeddedmesh.endtoend.caller;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** Hands on what a URL answers. */
@RestController
class CallerController {

    private final RestClient plain;
    private final RestTemplate balanced;

    CallerController(RestClient.Builder builder, RestTemplate balanced) {
        this.plain = builder.build();
        this.balanced = balanced;
    }

    @GetMapping("/plain")
    String plain(@RequestParam String url) {
        return plain.get().uri(url).retrieve().body(String.class);
    }

    @GetMapping("/balanced")
    String balanced(@RequestParam String url) {
        return balanced.getForObject(url, String.class);
    }

    @GetMapping("/self")
    String self() {
        return "the caller itself";
    }
}
