package org.embeddedmesh.xds.ads;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a library says through {@code java.util.logging}. */
final class JulRecords extends Handler {

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Logger logger;

    JulRecords(String logger) {
        this.logger = Logger.getLogger(logger);
        this.logger.addHandler(this);
    }

    List<String> messages() {
        return messages;
    }

    @Override
    public void publish(LogRecord logged) {
        messages.add(logged.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
