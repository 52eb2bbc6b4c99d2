package org.embeddedmesh.xds.local;

import java.util.Optional;

/** Resources as a control plane would send them. */
@FunctionalInterface
public interface ResourceSource {

    /** The bytes of a resource; empty: there is none. */
    Optional<byte[]> resource(String typeUrl, String name);
}
