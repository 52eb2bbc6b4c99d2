package org.embeddedmesh.server.api.status;

/** A request is refused with this status. */
public final class StatusException extends RuntimeException {

    private final transient Status status;

    public StatusException(Status status) {
        super(status.message());
        this.status = status;
    }

    public StatusException(Status status, Throwable cause) {
        super(status.message(), cause);
        this.status = status;
    }

    public static StatusException badRequest(String message, Cause... causes) {
        return new StatusException(Status.of(Reason.BAD_REQUEST, message, causes));
    }

    public Status status() {
        return status;
    }
}
