/** Envoy's messages to the records of mesh-core: the only reader of Envoy messages in the data plane. */
@NullMarked
package org.embeddedmesh.xds.translate;

import org.jspecify.annotations.NullMarked;
