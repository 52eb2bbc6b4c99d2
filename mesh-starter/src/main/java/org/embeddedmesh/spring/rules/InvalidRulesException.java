package org.embeddedmesh.spring.rules;

/** A file of rules is missing or cannot be used. */
public final class InvalidRulesException extends RuntimeException {

    private final String reason;

    InvalidRulesException(String where, String reason, Throwable cause) {
        super(where + ": " + reason, cause);
        this.reason = where + ": " + reason;
    }

    InvalidRulesException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Which file, and what is wrong with it, in the words of the config server's API. */
    public String reason() {
        return reason;
    }
}
