package org.embeddedmesh.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.envoyproxy.envoy.config.listener.v3.ApiListener;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.http.PathNormalization;
import org.embeddedmesh.http.PathNormalization.EscapedSlashes;
import org.embeddedmesh.snapshot.OutboundListener;
import org.junit.jupiter.api.Test;

class ListenerTranslationTests {

    private static final String MANAGER =
            "type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager";

    @Test
    void apiListenerNamesItsTable() {
        Translated<OutboundListener> listener = Text.listener(manager("""
                stat_prefix: 's' rds { config_source { ads {} } route_config_name: 'r' }
                http_filters { name: 'envoy.filters.http.router' typed_config {
                  [type.googleapis.com/envoy.extensions.filters.http.router.v3.Router] {} } }
                """));

        assertThat(listener.value()).isEqualTo(new OutboundListener(new Authority("a.b", 80), "r"));
        assertThat(listener.ignoredFields()).isEmpty();
    }

    @Test
    void filterThatIsNotKnownIsReported() {
        assertThat(Text.listener(manager("""
                                rds { route_config_name: 'r' }
                                http_filters { name: 'x' typed_config { type_url: 'type.googleapis.com/a.b.Rbac' } }
                                """)).ignoredFields())
                .containsExactly("api_listener.api_listener.http_filters[0].typed_config: a.b.Rbac");
    }

    @Test
    void faultFilterWithoutAFaultIsNotReported() {
        assertThat(Text.listener(manager("""
                                rds { route_config_name: 'r' }
                                http_filters { name: 'f' typed_config {
                                  [type.googleapis.com/envoy.extensions.filters.http.fault.v3.HTTPFault] {} } }
                                """)).ignoredFields()).isEmpty();
    }

    @Test
    void pathsAreNormalizedAsTheListenerSays() {
        Translated<OutboundListener> listener = Text.listener(manager("""
                rds { route_config_name: 'r' } normalize_path { value: false } merge_slashes: true
                path_with_escaped_slashes_action: UNESCAPE_AND_FORWARD
                """));

        assertThat(listener.value().paths())
                .isEqualTo(new PathNormalization(false, true, EscapedSlashes.UNESCAPE_AND_FORWARD));
        assertThat(listener.ignoredFields()).isEmpty();
        assertThatThrownBy(() -> Text.listener(manager(
                        "rds { route_config_name: 'r' } path_with_escaped_slashes_action: UNESCAPE_AND_REDIRECT")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("path_with_escaped_slashes_action: 'UNESCAPE_AND_REDIRECT' is not supported");
    }

    @Test
    void listenerWithoutTableIsRefused() {
        assertThatThrownBy(() -> Text.listener(""))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("api_listener: is missing");
        assertThatThrownBy(() -> Text.listener(manager("stat_prefix: 's'")))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("api_listener.api_listener.rds.route_config_name: is missing");
        assertThatThrownBy(() ->
                        Text.listener("api_listener { api_listener { type_url: 'type.googleapis.com/a.TcpProxy' } }"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("api_listener.api_listener: is a TcpProxy, not an HttpConnectionManager");
    }

    @Test
    void bytesThatAreNoListenerAreRefused() {
        assertThatThrownBy(() -> EnvoyTranslator.listener("a.b:80", ByteString.copyFromUtf8("nonsense")))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("not a readable Listener");
    }

    @Test
    void nameThatIsNoDestinationIsRefused() {
        ByteString bytes = Listener.newBuilder()
                .setName("virtualOutbound")
                .setApiListener(ApiListener.getDefaultInstance())
                .build()
                .toByteString();

        assertThatThrownBy(() -> EnvoyTranslator.listener("virtualOutbound", bytes))
                .isInstanceOf(RefusedException.class)
                .hasMessage("name: 'virtualOutbound' is not host:port");
    }

    private static String manager(String text) {
        return "api_listener { api_listener { [" + MANAGER + "] { " + text + " } } }";
    }
}
