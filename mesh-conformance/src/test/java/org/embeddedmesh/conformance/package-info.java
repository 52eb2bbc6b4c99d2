/** Third-party behaviour as data, run against the real translation, ADS, engine and transport. */
@NullMarked
package org.embeddedmesh.conformance;

import org.jspecify.annotations.NullMarked;
