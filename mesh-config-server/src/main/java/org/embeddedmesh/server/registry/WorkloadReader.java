package org.embeddedmesh.server.registry;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.embeddedmesh.istio.world.WorkloadInstance;
import org.embeddedmesh.istio.world.WorkloadInstance.Port;
import org.embeddedmesh.proto.v1.Workload;
import org.embeddedmesh.proto.v1.WorkloadPort;

/** Reads what a workload announces. */
final class WorkloadReader {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern HOST = Pattern.compile("(?=.{1,253}$)[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
    private static final Set<String> PROTOCOLS =
            Set.of("HTTP", "HTTP2", "GRPC", "GRPC-WEB", "HTTPS", "TLS", "TCP", "MONGO", "MYSQL", "REDIS", "UDP");
    private static final int MAX_PORT = 65_535;
    private static final int MAX_PORTS = 100;
    private static final int MAX_LABELS = 100;
    private static final int MAX_TEXT = 512;

    private WorkloadReader() {}

    /**
     * @param remoteAddress where the connection comes from; empty: not known
     * @throws InvalidWorkloadException when it cannot be
     */
    static Announcement read(Workload workload, String remoteAddress) {
        String service = label(workload.getService(), "service name", "mesh.service.name");
        String namespace = label(workload.getNamespace(), "namespace", "mesh.service.namespace");
        String address = address(workload.getAddress().isEmpty() ? remoteAddress : workload.getAddress());
        List<Port> ports = ports(workload.getPortsList());
        checkTexts(workload);
        WorkloadInstance instance = new WorkloadInstance(
                name(service, address, ports.get(0).targetPort()),
                service,
                namespace,
                address,
                ports,
                workload.getLabelsMap(),
                locality(workload.getLocality()),
                workload.getServiceAccount(),
                true);
        return new Announcement(instance, workload.getIncarnation());
    }

    private static String name(String service, String address, int port) {
        return service + "-" + address.replace(':', '-') + "-" + port;
    }

    private static String label(String text, String what, String property) {
        if (!LABEL.matcher(text).matches()) {
            throw new InvalidWorkloadException(what + " '" + text
                    + "' is not a DNS label (lower-case letters, digits and '-', at most 63): set " + property);
        }
        return text;
    }

    private static String address(String address) {
        if (address.isEmpty()) {
            throw new InvalidWorkloadException("the address is not known: set mesh.instance.address");
        }
        if (InetAddresses.isInetAddress(address)) {
            InetAddress ip = InetAddresses.forString(address);
            if (ip.isAnyLocalAddress() || ip.isMulticastAddress()) {
                throw new InvalidWorkloadException(
                        "address " + address + " is none that callers can connect to: set mesh.instance.address");
            }
            return InetAddresses.toAddrString(ip);
        }
        if (!HOST.matcher(address).matches()) {
            throw new InvalidWorkloadException(
                    "address '" + address + "' is neither an IP address nor a host name: set mesh.instance.address");
        }
        return address.toLowerCase(Locale.ROOT);
    }

    private static List<Port> ports(List<WorkloadPort> ports) {
        if (ports.isEmpty() || ports.size() > MAX_PORTS) {
            throw new InvalidWorkloadException("a workload has 1 to " + MAX_PORTS + " ports, not " + ports.size());
        }
        Set<String> names = new HashSet<>();
        Set<Integer> servicePorts = new HashSet<>();
        for (WorkloadPort port : ports) {
            if (!names.add(port.getName())) {
                throw new InvalidWorkloadException("two ports have the name '" + port.getName() + "'");
            }
            if (!servicePorts.add(port.getServicePort())) {
                throw new InvalidWorkloadException("two ports are service port " + port.getServicePort());
            }
        }
        return ports.stream().map(WorkloadReader::port).toList();
    }

    private static Port port(WorkloadPort port) {
        String protocol =
                port.getProtocol().isEmpty() ? "HTTP" : port.getProtocol().toUpperCase(Locale.ROOT);
        if (!PROTOCOLS.contains(protocol)) {
            throw new InvalidWorkloadException(
                    "port " + port.getName() + ": protocol '" + port.getProtocol() + "' is none of " + PROTOCOLS);
        }
        return new Port(
                label(port.getName(), "port name", "a name for the port"),
                number(port, "service port", port.getServicePort()),
                number(port, "target port", port.getTargetPort()),
                protocol);
    }

    private static int number(WorkloadPort port, String what, int number) {
        if (number < 1 || number > MAX_PORT) {
            throw new InvalidWorkloadException("port " + port.getName() + ": " + what + " "
                    + Integer.toUnsignedString(number) + " is not between 1 and " + MAX_PORT);
        }
        return number;
    }

    private static String locality(String locality) {
        if (locality.split("/", -1).length > 3) {
            throw new InvalidWorkloadException(
                    "locality '" + locality + "' is not region/zone/subzone: set mesh.instance.locality");
        }
        return locality;
    }

    private static void checkTexts(Workload workload) {
        boolean tooLong = workload.getLabelsMap().entrySet().stream()
                        .anyMatch(it ->
                                it.getKey().length() > MAX_TEXT || it.getValue().length() > MAX_TEXT)
                || workload.getLocality().length() > MAX_TEXT
                || workload.getServiceAccount().length() > MAX_TEXT
                || workload.getIncarnation().length() > MAX_TEXT;
        if (tooLong || workload.getLabelsCount() > MAX_LABELS) {
            throw new InvalidWorkloadException(
                    "more than " + MAX_LABELS + " labels, or a text of more than " + MAX_TEXT + " characters");
        }
    }
}
