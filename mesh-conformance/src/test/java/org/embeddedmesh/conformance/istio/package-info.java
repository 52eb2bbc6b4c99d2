/** Istio's documents, to be accepted or refused, and istiod's messages. */
@NullMarked
package org.embeddedmesh.conformance.istio;

import org.jspecify.annotations.NullMarked;
