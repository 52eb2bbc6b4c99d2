/** Calls that a real Istio answered, made again through the real translation, ADS, engine, transport and sockets. */
@NullMarked
package org.embeddedmesh.conformance.calls;

import org.jspecify.annotations.NullMarked;
