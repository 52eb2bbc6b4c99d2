/** Matchers of strings, paths, headers and query parameters, shared by routes and policies. */
@NullMarked
package org.embeddedmesh.match;

import org.jspecify.annotations.NullMarked;
