/** Retries, timeouts and back-off: may this attempt be repeated, and when. */
@NullMarked
package org.embeddedmesh.retry;

import org.jspecify.annotations.NullMarked;
