package org.embeddedmesh.xds.ads;

import com.google.protobuf.ByteString;
import java.util.List;
import org.embeddedmesh.xds.translate.RefusedException;
import org.embeddedmesh.xds.translate.ResourceType;

/** Where resources go that arrived; what stands before the last one can keep them on disk. Used on the loop. */
interface ResourceSink {

    /**
     * Takes a new version.
     *
     * @return what the resource says and this client ignores
     * @throws RefusedException if the version cannot be used; the one before stays
     */
    List<String> updated(ResourceType type, String name, ByteString body);

    /** The control plane says that there is no such resource. */
    void removed(ResourceType type, String name);

    /** No more resources in this response: what can go live does. */
    void settle();
}
