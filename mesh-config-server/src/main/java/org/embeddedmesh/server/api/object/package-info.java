/** The life of an object: selected, created, changed, patched, deleted; what is checked and what the server itself sets. */
@NullMarked
package org.embeddedmesh.server.api.object;

import org.jspecify.annotations.NullMarked;
