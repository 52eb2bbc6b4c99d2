/** What is configured and who is running, at one moment, with the indexes that a translation needs. */
@NullMarked
package org.embeddedmesh.istio.world;

import org.jspecify.annotations.NullMarked;
