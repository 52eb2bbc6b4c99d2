/** Calls that leave through Spring's blocking clients: what they are asked to be, carried out step by step as the engine decides. */
@NullMarked
package org.embeddedmesh.spring.client;

import org.jspecify.annotations.NullMarked;
