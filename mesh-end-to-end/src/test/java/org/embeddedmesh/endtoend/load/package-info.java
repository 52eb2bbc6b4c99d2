/** An application of the tests that calls services at a steady rate and knows how each of its calls ended. */
package org.embeddedmesh.endtoend.load;
