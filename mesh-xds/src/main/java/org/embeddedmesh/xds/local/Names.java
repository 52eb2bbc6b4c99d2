package org.embeddedmesh.xds.local;

import java.util.HashSet;
import java.util.Set;
import org.embeddedmesh.http.Authority;

/** The resources that a source has. */
record Names(Set<Authority> listeners, Set<String> routes, Set<String> clusters, Set<String> endpoints) {

    Names() {
        this(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
    }
}
