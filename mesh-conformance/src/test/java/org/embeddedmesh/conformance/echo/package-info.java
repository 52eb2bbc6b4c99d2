/** Servers that do what a request's {@code x-do} header says and record what arrived. */
@NullMarked
package org.embeddedmesh.conformance.echo;

import org.jspecify.annotations.NullMarked;
