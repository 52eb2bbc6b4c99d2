/** The kinds that the API serves, and everything it says about them: discovery, OpenAPI, tables. */
@NullMarked
package org.embeddedmesh.server.api.kind;

import org.jspecify.annotations.NullMarked;
