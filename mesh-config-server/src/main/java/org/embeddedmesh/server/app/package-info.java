/** The main class, and how the rooms are wired. */
@NullMarked
package org.embeddedmesh.server.app;

import org.jspecify.annotations.NullMarked;
