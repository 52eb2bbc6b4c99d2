package org.embeddedmesh.server.ads;

/**
 * Which clients are asked for.
 *
 * @param node their node id, or empty
 * @param service their service, or empty
 * @param limit how many at most
 */
public record ClientFilter(String node, String service, int limit) {

    public static ClientFilter all() {
        return new ClientFilter("", "", Integer.MAX_VALUE);
    }

    boolean matches(Client client) {
        return (node.isEmpty() || node.equals(client.node()))
                && (service.isEmpty() || service.equals(client.service()));
    }
}
