package org.embeddedmesh.server.ads;

/** Who wants to know of changes of resources of one type. */
@FunctionalInterface
interface Subscriber {

    /** The resource of this name is another one now, or came, or went. */
    void changed(String name);
}
