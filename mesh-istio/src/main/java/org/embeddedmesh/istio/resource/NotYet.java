package org.embeddedmesh.istio.resource;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The field is known and accepted, and not supported yet: a warning says so. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface NotYet {

    /** What becomes of it. */
    String value() default "it has no effect";
}
