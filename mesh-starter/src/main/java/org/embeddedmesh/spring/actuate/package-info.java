/** What the mesh is doing here, for operators: {@code /actuator/mesh} and the health component {@code mesh}. */
@NullMarked
package org.embeddedmesh.spring.actuate;

import org.jspecify.annotations.NullMarked;
