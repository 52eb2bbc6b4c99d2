/** Explaining a call without making it: which virtual host, route, clusters and endpoints, by which policies, and which rule says so. */
@NullMarked
package org.embeddedmesh.explain;

import org.jspecify.annotations.NullMarked;
