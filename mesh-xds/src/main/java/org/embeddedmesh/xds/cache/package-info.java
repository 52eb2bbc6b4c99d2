/** Last known good: what is in use, as a file that the next start of this instance begins with. */
@NullMarked
package org.embeddedmesh.xds.cache;

import org.jspecify.annotations.NullMarked;
