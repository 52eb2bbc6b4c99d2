/** Route matching: virtual hosts, routes, rewrites and weighted split; from a request head to a cluster. */
@NullMarked
package org.embeddedmesh.route;

import org.jspecify.annotations.NullMarked;
