package org.embeddedmesh.istio.analysis;

import java.util.Locale;
import java.util.Optional;

/** The kinds of findings: Istio's analysis messages, and where Istio has none, our own, whose codes begin with MESH. */
public enum MessageType {
    REFERENCED_RESOURCE_NOT_FOUND("IST0101", "ReferencedResourceNotFound", Level.ERROR),
    CONFLICTING_MESH_GATEWAY_VIRTUAL_SERVICE_HOSTS("IST0109", "ConflictingMeshGatewayVirtualServiceHosts", Level.ERROR),
    CONFLICTING_SIDECAR_WORKLOAD_SELECTORS("IST0110", "ConflictingSidecarWorkloadSelectors", Level.ERROR),
    MULTIPLE_SIDECARS_WITHOUT_WORKLOAD_SELECTORS("IST0111", "MultipleSidecarsWithoutWorkloadSelectors", Level.ERROR),
    VIRTUAL_SERVICE_DESTINATION_PORT_SELECTOR_REQUIRED(
            "IST0112", "VirtualServiceDestinationPortSelectorRequired", Level.ERROR),
    VIRTUAL_SERVICE_UNREACHABLE_RULE("IST0130", "VirtualServiceUnreachableRule", Level.WARNING),
    VIRTUAL_SERVICE_INEFFECTIVE_MATCH("IST0131", "VirtualServiceIneffectiveMatch", Level.INFO),
    DESTINATION_RULE_SUBSET_NOT_SELECT_PODS("IST0173", "DestinationRuleSubsetNotSelectPods", Level.ERROR),
    UNKNOWN_DESTINATION_RULE_HOST("IST0174", "UnknownDestinationRuleHost", Level.WARNING),
    MATCH_NEVER_APPLIES("MESH0001", "MatchNeverApplies", Level.WARNING),
    DELEGATE_ROUTES_DROPPED("MESH0002", "DelegateRoutesDropped", Level.WARNING),
    SIDECAR_HOST_NOT_FOUND("MESH0003", "SidecarHostNotFound", Level.WARNING),
    INEFFECTIVE_SETTING("MESH0004", "IneffectiveSetting", Level.INFO),
    VIRTUAL_SERVICE_HOST_NOT_FOUND("MESH0005", "VirtualServiceHostNotFound", Level.WARNING),
    OLDER_RULE_DECIDES("MESH0006", "OlderRuleDecides", Level.WARNING);

    private static final String ISTIO = "https://istio.io/latest/docs/reference/config/analysis/";

    private final String code;
    private final String typeName;
    private final Level level;

    MessageType(String code, String typeName, Level level) {
        this.code = code;
        this.typeName = typeName;
        this.level = level;
    }

    /** How bad it is, in Istio's words. */
    public enum Level {
        ERROR,
        WARNING,
        INFO
    }

    /** {@code IST0101}. */
    public String code() {
        return code;
    }

    /** {@code ReferencedResourceNotFound}. */
    public String typeName() {
        return typeName;
    }

    public Level level() {
        return level;
    }

    /** Istio's page about it; empty for our own. */
    public Optional<String> documentationUrl() {
        return code.startsWith("IST") ? Optional.of(ISTIO + code.toLowerCase(Locale.ROOT) + "/") : Optional.empty();
    }
}
