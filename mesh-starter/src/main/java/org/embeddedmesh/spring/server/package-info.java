/** The application as a workload of the mesh: announced when it is ready, withdrawn before it drains. */
@NullMarked
package org.embeddedmesh.spring.server;

import org.jspecify.annotations.NullMarked;
