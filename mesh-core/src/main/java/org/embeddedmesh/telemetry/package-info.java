/** What a call reports: response flags and details. */
@NullMarked
package org.embeddedmesh.telemetry;

import org.jspecify.annotations.NullMarked;
