package org.embeddedmesh.istio.resource;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of resources that the mesh takes. */
public enum Kind {
    VIRTUAL_SERVICE(
            "VirtualService",
            "virtualservices",
            "vs",
            VirtualService.class,
            List.of(
                    new PrinterColumn(
                            "Gateways",
                            "string",
                            ".spec.gateways",
                            "The names of gateways and sidecars that should apply these routes"),
                    new PrinterColumn(
                            "Hosts", "string", ".spec.hosts", "The destination hosts to which traffic is being sent"))),
    DESTINATION_RULE(
            "DestinationRule",
            "destinationrules",
            "dr",
            DestinationRule.class,
            List.of(new PrinterColumn(
                    "Host", "string", ".spec.host", "The name of a service from the service registry"))),
    SERVICE_ENTRY(
            "ServiceEntry",
            "serviceentries",
            "se",
            ServiceEntry.class,
            List.of(
                    new PrinterColumn("Hosts", "string", ".spec.hosts", "The hosts associated with the ServiceEntry"),
                    new PrinterColumn("Location", "string", ".spec.location", "Whether the service is in the mesh"),
                    new PrinterColumn("Resolution", "string", ".spec.resolution", "How the endpoints are found"))),
    WORKLOAD_ENTRY(
            "WorkloadEntry",
            "workloadentries",
            "we",
            WorkloadEntry.class,
            List.of(new PrinterColumn("Address", "string", ".spec.address", "Address of the workload"))),
    SIDECAR("Sidecar", "sidecars", "", Sidecar.class, List.of()),
    AUTHORIZATION_POLICY(
            "AuthorizationPolicy",
            "authorizationpolicies",
            "ap",
            AuthorizationPolicy.class,
            List.of(new PrinterColumn("Action", "string", ".spec.action", "What becomes of requests that match"))) {

        @Override
        public String group() {
            return "security.istio.io";
        }

        @Override
        public List<String> versions() {
            return List.of("v1", "v1beta1");
        }
    };

    private final String kindName;
    private final String plural;
    private final String shortName;
    private final Class<? extends Record> specType;
    private final List<PrinterColumn> printerColumns;

    Kind(
            String kindName,
            String plural,
            String shortName,
            Class<? extends Record> specType,
            List<PrinterColumn> printerColumns) {
        this.kindName = kindName;
        this.plural = plural;
        this.shortName = shortName;
        this.specType = specType;
        this.printerColumns = printerColumns;
    }

    public String group() {
        return "networking.istio.io";
    }

    /** Served versions, the preferred first; all have the same fields. */
    public List<String> versions() {
        return List.of("v1", "v1beta1", "v1alpha3");
    }

    /** {@code VirtualService}. */
    public String kindName() {
        return kindName;
    }

    /** {@code virtualservices}. */
    public String plural() {
        return plural;
    }

    /** {@code virtualservice}. */
    public String singular() {
        return kindName.toLowerCase(Locale.ROOT);
    }

    public List<String> shortNames() {
        return shortName.isEmpty() ? List.of() : List.of(shortName);
    }

    public List<String> categories() {
        return List.of("istio-io", group().replace('.', '-'));
    }

    /** The record of its spec. */
    public Class<? extends Record> specType() {
        return specType;
    }

    /** Beside name and age. */
    public List<PrinterColumn> printerColumns() {
        return printerColumns;
    }

    public static Optional<Kind> of(String group, String plural) {
        return Arrays.stream(values())
                .filter(it -> it.group().equals(group) && it.plural.equals(plural))
                .findFirst();
    }

    /** The kind of an object by its {@code apiVersion} and {@code kind}. */
    public static Optional<Kind> ofObject(String apiVersion, String kindName) {
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        String version = apiVersion.substring(slash + 1);
        return Arrays.stream(values())
                .filter(it -> it.kindName.equals(kindName)
                        && it.group().equals(group)
                        && it.versions().contains(version))
                .findFirst();
    }
}
