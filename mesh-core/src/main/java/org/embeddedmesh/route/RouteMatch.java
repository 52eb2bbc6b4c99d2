package org.embeddedmesh.route;

import java.util.List;
import org.embeddedmesh.match.HeaderMatcher;
import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.match.QueryParameterMatcher;

/** What a request must look like for a route; all parts must match. */
public record RouteMatch(PathMatcher path, List<HeaderMatcher> headers, List<QueryParameterMatcher> queryParameters) {

    public RouteMatch {
        headers = List.copyOf(headers);
        queryParameters = List.copyOf(queryParameters);
    }
}
