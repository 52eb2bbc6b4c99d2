/** CONNECTION ROUTING: which filter chain takes a connection that is not looked into, and which cluster it goes to. */
@NullMarked
package org.embeddedmesh.tcp;

import org.jspecify.annotations.NullMarked;
