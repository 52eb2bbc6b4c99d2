/** Request and response heads and their headers, as a door sees them; never bodies. */
@NullMarked
package org.embeddedmesh.http;

import org.jspecify.annotations.NullMarked;
