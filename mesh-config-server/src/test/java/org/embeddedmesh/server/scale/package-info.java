/** What a change costs in a large mesh; by hand, not in the build. */
package org.embeddedmesh.server.scale;
