package org.embeddedmesh.istio.resource;

import org.jspecify.annotations.Nullable;

/** A test of a string: exactly one of the three; all missing means presence, where that is allowed. */
public record StringMatch(
        @Nullable String exact,
        @Nullable String prefix,

        @Described("RE2, matches the whole string.") @Nullable
        String regex) {}
