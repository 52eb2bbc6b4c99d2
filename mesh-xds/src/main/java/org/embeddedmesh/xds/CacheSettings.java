package org.embeddedmesh.xds;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the last known good is kept, for a start without the control plane.
 *
 * @param directory made for this user alone if it is not there; many processes may share it
 * @param instance the same after a restart, another for each instance of the service on this machine
 * @param maxAge what was said longer ago is not used
 */
public record CacheSettings(Path directory, String instance, Duration maxAge) {}
