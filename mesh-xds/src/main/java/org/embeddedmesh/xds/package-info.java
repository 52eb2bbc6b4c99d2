/** The connection to the control plane, as the doors see it: plain Java, no gRPC and no protobuf. */
@NullMarked
package org.embeddedmesh.xds;

import org.jspecify.annotations.NullMarked;
