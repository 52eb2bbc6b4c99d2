package org.embeddedmesh.route;

import org.embeddedmesh.http.RequestHead;

/** The URL that an answer leads to. */
@FunctionalInterface
interface Location {

    /** The request's own. */
    Location SAME = head -> head.forwardedScheme() + "://" + head.authority() + head.path();

    String of(RequestHead head);
}
