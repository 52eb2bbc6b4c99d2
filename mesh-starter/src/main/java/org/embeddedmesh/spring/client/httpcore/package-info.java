/** The transport on Apache HttpComponents 5: HTTP/1.1 over pooled connections of our own, one pool for each endpoint of a cluster. */
@NullMarked
package org.embeddedmesh.spring.client.httpcore;

import org.jspecify.annotations.NullMarked;
