package org.embeddedmesh.server.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The events of Kubernetes, of which there are none here: {@code kubectl describe} asks for them. */
final class EmptyEvents {

    private EmptyEvents() {}

    static boolean isAskedFor(List<String> path) {
        boolean core = path.size() > 2 && path.subList(0, 2).equals(List.of("api", "v1"));
        boolean all = path.size() == 3;
        boolean inNamespace = path.size() == 5 && path.get(2).equals("namespaces");
        return core && (all || inNamespace) && path.get(path.size() - 1).equals("events");
    }

    static ObjectNode list() {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", "EventList").put("apiVersion", "v1");
        list.putObject("metadata").put("resourceVersion", "0");
        list.putArray("items");
        return list;
    }
}
