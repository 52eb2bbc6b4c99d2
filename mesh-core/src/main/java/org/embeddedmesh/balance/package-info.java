/** Load balancing: one class per policy, all behind LoadBalancer. */
@NullMarked
package org.embeddedmesh.balance;

import org.jspecify.annotations.NullMarked;
