/** Envoy's own test data: route tables, requests and where they go. */
@NullMarked
package org.embeddedmesh.conformance.envoy;

import org.jspecify.annotations.NullMarked;
