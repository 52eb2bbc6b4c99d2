/** Keeps the configuration: named JSON resources, one version that only grows, and a watch that misses nothing. */
@NullMarked
package org.embeddedmesh.server.store;

import org.jspecify.annotations.NullMarked;
