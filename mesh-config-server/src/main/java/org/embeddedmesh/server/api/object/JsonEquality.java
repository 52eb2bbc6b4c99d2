package org.embeddedmesh.server.api.object;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether two trees say the same: 1 equals 1, however wide the number was read. */
final class JsonEquality {

    private JsonEquality() {}

    static boolean same(JsonNode one, JsonNode other) {
        return one.equals(JsonEquality::compare, other);
    }

    private static int compare(JsonNode one, JsonNode other) {
        boolean sameNumber = one.isIntegralNumber()
                && other.isIntegralNumber()
                && one.bigIntegerValue().equals(other.bigIntegerValue());
        return sameNumber || one.equals(other) ? 0 : 1;
    }
}
