package org.embeddedmesh.server.api.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/** The subset of JSONPath that printer columns use here: {@code .a.b} and {@code .a[0].b}. */
record JsonPath(List<String> steps) {

    static JsonPath of(String path) {
        String plain = path.replace("[", ".").replace("]", "");
        return new JsonPath(
                List.of(plain.substring(plain.startsWith(".") ? 1 : 0).split("\\.", -1)));
    }

    JsonNode read(JsonNode root) {
        JsonNode node = root;
        for (String step : steps) {
            node = node.isArray() ? element(node, step) : node.path(step);
        }
        return node;
    }

    private static JsonNode element(JsonNode array, String step) {
        boolean index = !step.isEmpty() && step.length() < 6 && step.chars().allMatch(Character::isDigit);
        return index ? array.path(Integer.parseInt(step)) : MissingNode.getInstance();
    }
}
