package org.embeddedmesh.http;

import java.util.List;

/** Header fields by name, in any case; a repeated field keeps its values apart and in order. */
public interface Headers {

    /** The values of a field, empty if it is missing. */
    List<String> values(String name);

    /** Characters of all names and values together; 0 where nobody has counted. */
    default int length() {
        return 0;
    }
}
