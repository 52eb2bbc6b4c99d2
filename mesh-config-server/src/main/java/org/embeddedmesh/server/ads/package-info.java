/** The ADS server: streams, subscriptions, what each client has, and the queue of pushes. */
@NullMarked
package org.embeddedmesh.server.ads;

import org.jspecify.annotations.NullMarked;
