/** The mesh in the words of Spring Cloud: services, instances and load balancers; what the mesh does not know is left to others. */
@NullMarked
package org.embeddedmesh.spring.discovery;

import org.jspecify.annotations.NullMarked;
