/** What the API answers when it refuses, in the form that kubectl prints well. */
@NullMarked
package org.embeddedmesh.server.api.status;

import org.jspecify.annotations.NullMarked;
