/** Properties and wiring: nothing is decided here. */
@NullMarked
package org.embeddedmesh.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
