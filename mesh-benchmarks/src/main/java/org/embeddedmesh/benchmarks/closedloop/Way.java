package org.embeddedmesh.benchmarks.closedloop;

/** The ways that are compared. */
enum Way {
    HTTP_CLIENT_5("plain HttpClient 5"),
    BOOT_DEFAULT("Boot's default client (the JDK's)"),
    MESH("the mesh"),
    SPRING_CLOUD("Spring Cloud LoadBalancer + Resilience4j"),
    ENVOYS("two Envoys"),
    HTTP_CLIENT_5_TLS("plain HttpClient 5, mutual TLS"),
    ENVOYS_TLS("two Envoys, mutual TLS between them");

    private final String title;

    Way(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
