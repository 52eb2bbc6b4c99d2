package org.embeddedmesh.istio.translate;

import com.google.protobuf.Message;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The configuration of one client scope in one world. Computed when asked for, and once; safe for several threads.
 * Equal worlds and scopes give equal bytes.
 */
public interface Translation {

    /** The resource of this name; empty: there is none. */
    Optional<Message> resource(ResourceType type, String name);

    /**
     * The resource of this type URL and name as bytes, as it goes over the wire; empty: there is none, or the type is
     * unknown.
     */
    default Optional<byte[]> bytes(String typeUrl, String name) {
        return ResourceType.of(typeUrl).flatMap(it -> resource(it, name)).map(Message::toByteArray);
    }

    /** What rules ask for and the client cannot do, as far as this resource is about it; empty: it can do everything. */
    default List<Unsupported> unsupported(ResourceType type, String name) {
        return List.of();
    }

    /** All names that the client may see, in a stable order. */
    Collection<String> names(ResourceType type);
}
