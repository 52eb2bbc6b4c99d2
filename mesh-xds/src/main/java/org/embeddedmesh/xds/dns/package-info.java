/** NAMES: what addresses they have, looked up off the calls' threads. */
@NullMarked
package org.embeddedmesh.xds.dns;

import org.jspecify.annotations.NullMarked;
