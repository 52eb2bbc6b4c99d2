package org.embeddedmesh.match;

/** The characters of a path, RFC 3986's {@code pchar}, with the percent sign that begins an escaped one. */
public final class PathCharacters {

    private static final boolean[] IN_SEGMENT = inSegment();

    private PathCharacters() {}

    /** Whether a segment may hold it; a slash it may not. */
    public static boolean isInSegment(char c) {
        return c < IN_SEGMENT.length && IN_SEGMENT[c];
    }

    private static boolean[] inSegment() {
        boolean[] table = new boolean[128];
        for (char c = 0; c < table.length; c++) {
            table[c] = Character.isLetterOrDigit(c) || "-._~%!$&'()*+,;=:@".indexOf(c) >= 0;
        }
        return table;
    }
}
