/** Cross-origin resource sharing: which pages of other origins may read an answer. */
@NullMarked
package org.embeddedmesh.cors;

import org.jspecify.annotations.NullMarked;
