package org.embeddedmesh.xds.translate;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import io.envoyproxy.envoy.config.core.v3.TypedExtensionConfig;
import io.envoyproxy.envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig;
import io.envoyproxy.envoy.extensions.path.rewrite.uri_template.v3.UriTemplateRewriteConfig;
import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.match.UriTemplate;
import org.embeddedmesh.route.PathTemplateRewrite;
import org.embeddedmesh.route.RouteAction.PathRewrite;

/** Templates of paths, the only kind of {@code path_match_policy} and {@code path_rewrite_policy} that there is. */
final class PathTemplateTranslator {

    private PathTemplateTranslator() {}

    static PathMatcher match(TypedExtensionConfig message, FieldPath path) {
        Any config = config(message, TypeUrls.URI_TEMPLATE_MATCH, path);
        FieldPath template = path.field("typed_config").field("path_template");
        try {
            return new PathMatcher.Template(UriTemplate.parse(
                    UriTemplateMatchConfig.parseFrom(config.getValue()).getPathTemplate()));
        } catch (IllegalArgumentException | InvalidProtocolBufferException e) {
            throw template.refuse(String.valueOf(e.getMessage()));
        }
    }

    static PathRewrite rewrite(TypedExtensionConfig message, PathMatcher matcher, FieldPath path) {
        Any config = config(message, TypeUrls.URI_TEMPLATE_REWRITE, path);
        FieldPath template = path.field("typed_config").field("path_template_rewrite");
        try {
            PathTemplateRewrite rewrite = PathTemplateRewrite.parse(
                    UriTemplateRewriteConfig.parseFrom(config.getValue()).getPathTemplateRewrite());
            rewrite.templateOf(matcher);
            return new PathRewrite.Template(rewrite);
        } catch (IllegalArgumentException | InvalidProtocolBufferException e) {
            throw template.refuse(String.valueOf(e.getMessage()));
        }
    }

    private static Any config(TypedExtensionConfig message, String typeUrl, FieldPath path) {
        Any config = message.getTypedConfig();
        if (!config.getTypeUrl().equals(typeUrl)) {
            throw path.field("typed_config")
                    .refuse("'" + TypeUrls.shortName(config.getTypeUrl()) + "' is not supported");
        }
        return config;
    }
}
