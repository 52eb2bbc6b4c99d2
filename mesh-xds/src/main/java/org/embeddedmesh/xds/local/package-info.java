/** The same with no control plane: resources that are made in this process, put into use at once. */
@NullMarked
package org.embeddedmesh.xds.local;

import org.jspecify.annotations.NullMarked;
