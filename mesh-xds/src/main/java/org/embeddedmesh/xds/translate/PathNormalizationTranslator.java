package org.embeddedmesh.xds.translate;

import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.PathWithEscapedSlashesAction;
import org.embeddedmesh.http.PathNormalization;
import org.embeddedmesh.http.PathNormalization.EscapedSlashes;

/**
 * How paths are normalized. Where nothing is said, as in istiod's listeners for gRPC, a path is what it is to Istio's
 * sidecars.
 */
final class PathNormalizationTranslator {

    private PathNormalizationTranslator() {}

    static PathNormalization translate(HttpConnectionManager manager, FieldPath path) {
        boolean normalize =
                !manager.hasNormalizePath() || manager.getNormalizePath().getValue();
        return new PathNormalization(
                normalize,
                manager.getMergeSlashes(),
                escapedSlashes(
                        manager.getPathWithEscapedSlashesAction(), path.field("path_with_escaped_slashes_action")));
    }

    private static EscapedSlashes escapedSlashes(PathWithEscapedSlashesAction action, FieldPath path) {
        return switch (action) {
            case IMPLEMENTATION_SPECIFIC_DEFAULT, KEEP_UNCHANGED -> EscapedSlashes.KEEP_UNCHANGED;
            case REJECT_REQUEST -> EscapedSlashes.REJECT_REQUEST;
            case UNESCAPE_AND_FORWARD -> EscapedSlashes.UNESCAPE_AND_FORWARD;
            default -> throw path.refuse("'" + action + "' is not supported: no caller in the mesh is redirected");
        };
    }
}
