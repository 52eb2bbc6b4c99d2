/** Istio's resources: their records, how they are read, and what makes them invalid. */
@NullMarked
package org.embeddedmesh.istio.resource;

import org.jspecify.annotations.NullMarked;
