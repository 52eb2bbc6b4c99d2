package org.embeddedmesh.outbound;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.embeddedmesh.telemetry.ResponseFlag;

/** Unmodifiable sets of flags that keep Envoy's order. */
final class Flags {

    private Flags() {}

    static Set<ResponseFlag> copyOf(Set<ResponseFlag> flags) {
        return flags.size() < 2 ? Set.copyOf(flags) : Collections.unmodifiableSet(EnumSet.copyOf(flags));
    }

    static Set<ResponseFlag> with(Set<ResponseFlag> flags, ResponseFlag flag) {
        EnumSet<ResponseFlag> all = EnumSet.of(flag);
        all.addAll(flags);
        return copyOf(all);
    }
}
