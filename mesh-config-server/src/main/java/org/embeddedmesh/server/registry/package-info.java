/** Which workloads run now: what they announce, how long that holds, and who is told. */
@NullMarked
package org.embeddedmesh.server.registry;

import org.jspecify.annotations.NullMarked;
