/** The endpoints of a cluster: address, locality, weight, health. */
@NullMarked
package org.embeddedmesh.endpoint;

import org.jspecify.annotations.NullMarked;
