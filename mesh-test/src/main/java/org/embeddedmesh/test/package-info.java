/** A mesh inside a unit test: rules and services in, the end of a call out, by the real translation and the real engine. */
@NullMarked
package org.embeddedmesh.test;

import org.jspecify.annotations.NullMarked;
