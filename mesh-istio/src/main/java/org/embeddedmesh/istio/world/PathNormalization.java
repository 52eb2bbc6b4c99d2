package org.embeddedmesh.istio.world;

/** How paths are written before rules and policies see them, MeshConfig's {@code pathNormalization}. */
public enum PathNormalization {
    /** As they come. */
    NONE,
    /** What need not be escaped is decoded, a backslash is a slash, {@code .} and {@code ..} are resolved. */
    BASE,
    /** As {@link #BASE}, and several slashes are one. */
    MERGE_SLASHES,
    /** As {@link #MERGE_SLASHES}, once {@code %2F} and {@code %5C} are slashes. */
    DECODE_AND_MERGE_SLASHES
}
