/** ADS client: stream, subscriptions, ACK and NACK, reconnect, and what goes live when. */
@NullMarked
package org.embeddedmesh.xds.ads;

import org.jspecify.annotations.NullMarked;
