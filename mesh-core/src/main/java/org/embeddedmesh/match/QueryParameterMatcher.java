package org.embeddedmesh.match;

import org.jspecify.annotations.Nullable;

/**
 * A test of the first occurrence of a query parameter, undecoded; a missing one never matches.
 *
 * @param name as in the query
 * @param value null: the parameter must be present
 */
public record QueryParameterMatcher(String name, @Nullable StringMatcher value) {

    /** Tests a path with its query. */
    public boolean matches(String pathAndQuery) {
        int query = pathAndQuery.indexOf('?');
        int end = pathAndQuery.indexOf('#');
        int last = end < 0 ? pathAndQuery.length() : end;
        int start = query < 0 || query > last ? last : query + 1;
        while (start < last) {
            int ampersand = pathAndQuery.indexOf('&', start);
            int stop = ampersand < 0 || ampersand > last ? last : ampersand;
            int equals = pathAndQuery.indexOf('=', start);
            int nameEnd = equals < 0 || equals > stop ? stop : equals;
            if (nameEnd - start == name.length() && pathAndQuery.startsWith(name, start)) {
                return value == null || value.matches(pathAndQuery, Math.min(nameEnd + 1, stop), stop);
            }
            start = stop + 1;
        }
        return false;
    }
}
