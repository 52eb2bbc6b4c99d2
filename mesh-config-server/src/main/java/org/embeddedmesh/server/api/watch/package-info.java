/** Watches: changes of the store as a stream of events that no slow reader can hold up. */
@NullMarked
package org.embeddedmesh.server.api.watch;

import org.jspecify.annotations.NullMarked;
