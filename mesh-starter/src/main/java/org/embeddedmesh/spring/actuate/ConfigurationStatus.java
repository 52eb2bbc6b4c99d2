package org.embeddedmesh.spring.actuate;

import org.embeddedmesh.xds.ControlPlaneStatus;

/** Tells how the configuration in use came here. */
@FunctionalInterface
public interface ConfigurationStatus {

    /** As of now. */
    ControlPlaneStatus now();
}
