package org.embeddedmesh.spring.autoconfigure;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** What an application says about itself and its mesh. */
@ConfigurationProperties("mesh")
public class MeshProperties {

    /**
     * Whether the application is a member of the mesh.
     */
    private boolean enabled = true;

    /**
     * Files of rules to follow in the place of a control plane, such as classpath:mesh/*.yaml. Needs mesh-istio on the
     * class path.
     */
    private List<String> rules = new ArrayList<>();

    private final ControlPlane controlPlane = new ControlPlane();

    private final Service service = new Service();

    private final Instance instance = new Instance();

    private final Client client = new Client();

    private final Discovery discovery = new Discovery();

    private final Cache cache = new Cache();

    private final Shutdown shutdown = new Shutdown();

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public List<String> getRules() {
        return rules;
    }

    public void setRules(List<String> rules) {
        this.rules = rules;
    }

    public ControlPlane getControlPlane() {
        return controlPlane;
    }

    public Service getService() {
        return service;
    }

    public Instance getInstance() {
        return instance;
    }

    public Client getClient() {
        return client;
    }

    public Discovery getDiscovery() {
        return discovery;
    }

    public Cache getCache() {
        return cache;
    }

    public Shutdown getShutdown() {
        return shutdown;
    }

    /** Where rules come from. */
    public static class ControlPlane {

        /**
         * Host and port of the control plane's xDS server. An IPv6 address is written in brackets.
         */
        private String address = "127.0.0.1:15010";

        public String getAddress() {
            return address;
        }

        public void setAddress(String address) {
            this.address = address;
        }
    }

    /** What the application is to others. */
    public static class Service {

        /**
         * Name that other applications call this one by, without namespace. Defaults to the application's name. Without
         * both the application only calls others.
         */
        private @Nullable String name;

        /**
         * Namespace of the service, and the one in which short host names of its calls are looked up.
         */
        private String namespace = "default";

        /**
         * Port that callers name. Defaults to the server's port, or to 80 if that is random.
         */
        private @Nullable Integer port;

        /**
         * Labels that rules select by, for example the version.
         */
        private Map<String, String> labels = new LinkedHashMap<>();

        /**
         * Service account that the application's identity is made of.
         */
        private String account = "default";

        public @Nullable String getName() {
            return name;
        }

        public void setName(@Nullable String name) {
            this.name = name;
        }

        public String getNamespace() {
            return namespace;
        }

        public void setNamespace(String namespace) {
            this.namespace = namespace;
        }

        public @Nullable Integer getPort() {
            return port;
        }

        public void setPort(@Nullable Integer port) {
            this.port = port;
        }

        public Map<String, String> getLabels() {
            return labels;
        }

        public void setLabels(Map<String, String> labels) {
            this.labels = labels;
        }

        public String getAccount() {
            return account;
        }

        public void setAccount(String account) {
            this.account = account;
        }
    }

    /** This process among those of its service. */
    public static class Instance {

        /**
         * Address that other applications reach this process at. Defaults to the local address of the connection to the
         * control plane.
         */
        private @Nullable String address;

        /**
         * Region, zone and sub-zone of this process, separated by slashes.
         */
        private @Nullable String locality;

        public @Nullable String getAddress() {
            return address;
        }

        public void setAddress(@Nullable String address) {
            this.address = address;
        }

        public @Nullable String getLocality() {
            return locality;
        }

        public void setLocality(@Nullable String locality) {
            this.locality = locality;
        }
    }

    /** Calls that leave. */
    public static class Client {

        /**
         * Whether calls through RestClient, RestTemplate and HTTP interfaces follow the mesh's rules.
         */
        private boolean enabled = true;

        public boolean isEnabled() {
            return enabled;
        }

        public void setEnabled(boolean enabled) {
            this.enabled = enabled;
        }
    }

    /** Spring Cloud's view of the mesh. */
    public static class Discovery {

        /**
         * Whether the mesh's services are found through Spring Cloud's DiscoveryClient and load balancers.
         */
        private boolean enabled = true;

        public boolean isEnabled() {
            return enabled;
        }

        public void setEnabled(boolean enabled) {
            this.enabled = enabled;
        }
    }

    /** What the control plane said last, for a start while it is away. */
    public static class Cache {

        /**
         * Whether what the control plane said last is kept on disk, and the next start begins with it.
         */
        private boolean enabled = true;

        /**
         * Directory of the files, one per instance; it may be shared. Defaults to .cache/embedded-mesh in the user's
         * home, or to a directory of the user among the temporary files if that cannot be written.
         */
        private @Nullable File directory;

        /**
         * Name of this instance among those of its service on one machine, the same after a restart. Defaults to the
         * server's port.
         */
        private @Nullable String instance;

        /**
         * Age from which on what was kept is not used, counted from the last connection to the control plane.
         */
        private Duration maxAge = Duration.ofDays(7);

        public boolean isEnabled() {
            return enabled;
        }

        public void setEnabled(boolean enabled) {
            this.enabled = enabled;
        }

        public @Nullable File getDirectory() {
            return directory;
        }

        public void setDirectory(@Nullable File directory) {
            this.directory = directory;
        }

        public @Nullable String getInstance() {
            return instance;
        }

        public void setInstance(@Nullable String instance) {
            this.instance = instance;
        }

        public Duration getMaxAge() {
            return maxAge;
        }

        public void setMaxAge(Duration maxAge) {
            this.maxAge = maxAge;
        }
    }

    /** How the application leaves. */
    public static class Shutdown {

        /**
         * Time from the acknowledged withdrawal to the shutdown of the web server, for callers to take note of it.
         */
        private Duration drainDelay = Duration.ofSeconds(1);

        public Duration getDrainDelay() {
            return drainDelay;
        }

        public void setDrainDelay(Duration drainDelay) {
            this.drainDelay = drainDelay;
        }
    }
}
