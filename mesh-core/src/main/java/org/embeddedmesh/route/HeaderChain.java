package org.embeddedmesh.route;

import java.util.List;
import java.util.stream.Stream;
import org.embeddedmesh.http.MutableHeaders;

/** Changes of headers at several levels, applied one level after the other: weighted cluster, route, virtual host, table. */
public record HeaderChain(List<HeaderMutations> levels) {

    public static final HeaderChain NONE = new HeaderChain(List.of());

    public HeaderChain {
        levels = levels.stream().filter(it -> !it.equals(HeaderMutations.NONE)).toList();
    }

    /** Applies all levels, in order. */
    public void applyTo(MutableHeaders headers) {
        for (int i = 0; i < levels.size(); i++) {
            levels.get(i).applyTo(headers);
        }
    }

    /** Applies all levels, in order; each sees what those before it have changed. */
    void applyTo(MutableHeaders headers, FormatContext context) {
        for (int i = 0; i < levels.size(); i++) {
            levels.get(i).resolved(context).applyTo(headers);
        }
    }

    /** Whether values depend on the call. */
    public boolean isFormatted() {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).isFormatted()) {
                return true;
            }
        }
        return false;
    }

    /** The same with the values of one call. */
    public HeaderChain resolved(FormatContext context) {
        return new HeaderChain(levels.stream().map(it -> it.resolved(context)).toList());
    }

    /** Whether nothing is changed. */
    public boolean isEmpty() {
        return levels.isEmpty();
    }

    /** The same with a level after the others. */
    public HeaderChain before(HeaderMutations last) {
        return new HeaderChain(Stream.concat(levels.stream(), Stream.of(last)).toList());
    }

    /** The same with a level before the others. */
    public HeaderChain after(HeaderMutations first) {
        return new HeaderChain(Stream.concat(Stream.of(first), levels.stream()).toList());
    }
}
