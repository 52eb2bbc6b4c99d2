package org.embeddedmesh.route;

import java.util.List;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.route.HeaderMutations.Action;
import org.embeddedmesh.route.HeaderMutations.Addition;
import org.embeddedmesh.route.RouteAction.DirectResponse;
import org.embeddedmesh.route.RouteAction.Redirect;

/** An answer that a route gives without any upstream, made ready for calls: a direct response or a redirect. Immutable. */
public final class DirectResponseEntry {

    private static final int CREATED = 201;
    private static final int MOVED_PERMANENTLY = 301;

    private final int status;
    private final String body;
    private final Location location;
    private final HeaderChain responseHeaders;

    private DirectResponseEntry(int status, String body, Location location, HeaderChain responseHeaders) {
        this.status = status;
        this.body = body;
        this.location = location;
        this.responseHeaders = responseHeaders;
    }

    static DirectResponseEntry of(DirectResponse response, HeaderChain responseHeaders) {
        if (response.status() < 200 || response.status() > 599) {
            throw new IllegalArgumentException("a direct response cannot have status " + response.status());
        }
        return new DirectResponseEntry(response.status(), response.body(), Location.SAME, responseHeaders);
    }

    static DirectResponseEntry of(Redirect redirect, RouteMatch match, HeaderChain responseHeaders) {
        if (redirect.status() / 100 != 3) {
            throw new IllegalArgumentException("a redirect cannot have status " + redirect.status());
        }
        return new DirectResponseEntry(
                redirect.status(), "", RedirectLocation.of(redirect, match.path()), responseHeaders);
    }

    /** To the same URL by https, whatever port it names. */
    static DirectResponseEntry toHttps() {
        return new DirectResponseEntry(
                MOVED_PERMANENTLY, "", head -> "https://" + head.authority() + head.path(), HeaderChain.NONE);
    }

    public int status() {
        return status;
    }

    public String body() {
        return body;
    }

    /** Changes to the answer. As with Envoy, any with status 201 or 3xx has a {@code location}, the rules' own after it. */
    public HeaderChain responseHeaders(RequestHead head) {
        return status == CREATED || status / 100 == 3
                ? responseHeaders.after(field(location.of(head)))
                : responseHeaders;
    }

    private static HeaderMutations field(String location) {
        return new HeaderMutations(
                List.of(), List.of(new Addition("location", location, Action.OVERWRITE_IF_EXISTS_OR_ADD)));
    }
}
