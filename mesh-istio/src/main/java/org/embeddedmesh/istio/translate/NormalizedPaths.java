package org.embeddedmesh.istio.translate;

import com.google.protobuf.BoolValue;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.PathWithEscapedSlashesAction;
import org.embeddedmesh.istio.world.PathNormalization;

/** MeshConfig's {@code pathNormalization} as the settings of a connection manager, which has nothing else yet. */
final class NormalizedPaths {

    private NormalizedPaths() {}

    static HttpConnectionManager of(PathNormalization paths) {
        boolean decode = paths == PathNormalization.DECODE_AND_MERGE_SLASHES;
        return HttpConnectionManager.newBuilder()
                .setNormalizePath(BoolValue.of(paths != PathNormalization.NONE))
                .setMergeSlashes(decode || paths == PathNormalization.MERGE_SLASHES)
                .setPathWithEscapedSlashesAction(
                        decode
                                ? PathWithEscapedSlashesAction.UNESCAPE_AND_FORWARD
                                : PathWithEscapedSlashesAction.KEEP_UNCHANGED)
                .build();
    }
}
