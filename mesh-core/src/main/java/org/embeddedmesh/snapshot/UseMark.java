package org.embeddedmesh.snapshot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Whether something was used since the last look. Callers read a field that is hardly ever written, so they share its cache
 * line; a use in the moment of the look may be missed.
 */
final class UseMark {

    private static final VarHandle USED = used();

    @SuppressWarnings("unused") // by the handle
    private boolean used;

    void set() {
        if (!(boolean) USED.getOpaque(this)) {
            USED.setOpaque(this, true);
        }
    }

    /** Whether it was set since the last time. */
    boolean take() {
        boolean was = (boolean) USED.getOpaque(this);
        USED.setOpaque(this, false);
        return was;
    }

    private static VarHandle used() {
        try {
            return MethodHandles.lookup().findVarHandle(UseMark.class, "used", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
