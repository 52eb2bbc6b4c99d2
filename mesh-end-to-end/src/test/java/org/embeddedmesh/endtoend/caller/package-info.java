/** An application of the tests: it calls whatever it is told to. */
package org.embeddedmesh.endtoend.caller;
