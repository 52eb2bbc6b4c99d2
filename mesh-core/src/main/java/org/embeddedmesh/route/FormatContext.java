package org.embeddedmesh.route;

import java.util.List;
import org.embeddedmesh.http.Headers;
import org.embeddedmesh.http.RequestHead;

/**
 * What the commands of a {@link HeaderFormat} speak of.
 *
 * @param request header fields of the request, as far as they have been changed
 * @param response header fields of the response; none as long as there is no response
 * @param address of this process
 */
public record FormatContext(RequestHead head, Headers request, Headers response, String address) {

    private static final Headers NONE = name -> List.of();

    /** Of a request about to be sent. */
    public static FormatContext ofRequest(RequestHead head, Headers headers, String address) {
        return new FormatContext(head, headers, NONE, address);
    }

    /** Of a response about to be handed on. */
    public static FormatContext ofResponse(RequestHead head, Headers response, String address) {
        return new FormatContext(head, head.headers(), response, address);
    }

    /** Of an answer of the mesh's own. */
    public static FormatContext ofReply(RequestHead head, String address) {
        return ofResponse(head, NONE, address);
    }

    String requestField(String name) {
        return name.startsWith(":") || name.equals("host") ? head.field(name) : all(request, name);
    }

    String responseField(String name) {
        return all(response, name);
    }

    private static String all(Headers headers, String name) {
        List<String> values = headers.values(name);
        return values.isEmpty() ? "" : String.join(",", values);
    }
}
