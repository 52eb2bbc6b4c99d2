/** Rules from files instead of a control plane: for development, tests and small systems. */
@NullMarked
package org.embeddedmesh.spring.rules;

import org.jspecify.annotations.NullMarked;
