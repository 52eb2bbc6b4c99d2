package org.embeddedmesh.xds.cache;

import com.google.protobuf.ByteString;
import java.util.Optional;

/**
 * One resource as it came.
 *
 * @param type type URL
 * @param version as the control plane named it; empty: it is to be asked for anew
 * @param body empty: the control plane said that there is no such resource
 */
public record CachedResource(String type, String name, String version, Optional<ByteString> body) {}
