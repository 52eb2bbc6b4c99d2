/** gRPC's own xDS client and server as members of the mesh, against the whole config server. */
@NullMarked
package org.embeddedmesh.server.grpc;

import org.jspecify.annotations.NullMarked;
