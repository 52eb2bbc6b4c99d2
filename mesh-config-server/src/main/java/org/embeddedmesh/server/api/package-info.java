/** The Kubernetes-style API over the store: one servlet that takes bytes in and gives bytes out, and the guard in front of it. */
@NullMarked
package org.embeddedmesh.server.api;

import org.jspecify.annotations.NullMarked;
