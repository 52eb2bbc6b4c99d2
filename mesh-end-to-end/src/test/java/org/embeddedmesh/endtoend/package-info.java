/** The whole mesh as processes on loopback: what a user would see, and nothing closer. */
package org.embeddedmesh.endtoend;
