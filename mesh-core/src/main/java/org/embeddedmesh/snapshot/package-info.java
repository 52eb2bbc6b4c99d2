/** One immutable tree of everything that decides a call, and the holder that swaps it. */
@NullMarked
package org.embeddedmesh.snapshot;

import org.jspecify.annotations.NullMarked;
