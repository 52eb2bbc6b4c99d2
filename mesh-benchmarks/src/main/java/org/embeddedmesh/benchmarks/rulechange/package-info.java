/** How soon a changed rule is followed. */
@NullMarked
package org.embeddedmesh.benchmarks.rulechange;

import org.jspecify.annotations.NullMarked;
