package org.embeddedmesh.endtoend;

/** What ends and is started again. */
interface Restartable {

    /** The one of the last start. */
    Member process();

    /** Starts it once more, as it was started, after it has ended. */
    void startAgain();
}
