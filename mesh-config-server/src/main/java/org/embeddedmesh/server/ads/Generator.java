package org.embeddedmesh.server.ads;

import org.embeddedmesh.istio.translate.Translation;
import org.embeddedmesh.istio.world.ClientScope;
import org.embeddedmesh.istio.world.World;

/** Gives the configuration of one kind of client; istiod's {@code XdsResourceGenerator}. Called by one thread. */
@FunctionalInterface
public interface Generator {

    /** The configuration of all clients of this scope, which may be computed lazily. Must not wait for anything. */
    Translation translate(World world, ClientScope scope);
}
