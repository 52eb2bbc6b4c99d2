/** How this workload announces itself, stays known and leaves. */
@NullMarked
package org.embeddedmesh.xds.registry;

import org.jspecify.annotations.NullMarked;
