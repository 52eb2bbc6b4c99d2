package org.embeddedmesh.http;

/** Headers that may be changed, of a request about to be sent or of a response about to be handed on. */
public interface MutableHeaders extends Headers {

    /** Replaces all values of a field by one. */
    void set(String name, String value);

    /** Adds a value after those that a field has. */
    void add(String name, String value);

    /** Takes a field out, if it is there. */
    void remove(String name);
}
