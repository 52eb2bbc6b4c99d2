/** What is doubtful about one resource in the company of all others: pure functions, nothing is refused here. */
@NullMarked
package org.embeddedmesh.istio.analysis;

import org.jspecify.annotations.NullMarked;
