package org.embeddedmesh.xds.ads;

import java.util.List;
import org.embeddedmesh.xds.translate.ResourceType;

/**
 * One resource that was asked for and what became of it.
 *
 * @param version of what is in use; empty: nothing is
 * @param error why the last version was refused, or empty
 */
public record SubscribedResource(
        ResourceType type, String name, State state, String version, String error, List<String> ignoredFields) {

    public enum State {
        REQUESTED,
        ACKED,
        NACKED,
        DOES_NOT_EXIST,
        TIMEOUT
    }

    static SubscribedResource requested(ResourceType type, String name) {
        return new SubscribedResource(type, name, State.REQUESTED, "", "", List.of());
    }

    SubscribedResource acked(String newVersion, List<String> newIgnoredFields) {
        return new SubscribedResource(type, name, State.ACKED, newVersion, "", List.copyOf(newIgnoredFields));
    }

    SubscribedResource nacked(String newError) {
        return new SubscribedResource(type, name, State.NACKED, version, newError, ignoredFields);
    }

    SubscribedResource timedOut() {
        return new SubscribedResource(type, name, State.TIMEOUT, version, error, ignoredFields);
    }

    /** What is in use stays so, though the control plane has said something else by now. */
    SubscribedResource heldBack() {
        return new SubscribedResource(
                type, name, State.REQUESTED, "", "most of its kind was taken away at once: held back", ignoredFields);
    }

    SubscribedResource removed() {
        return new SubscribedResource(type, name, State.DOES_NOT_EXIST, "", "", List.of());
    }
}
