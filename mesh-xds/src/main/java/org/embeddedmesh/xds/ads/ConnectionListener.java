package org.embeddedmesh.xds.ads;

/** Learns when the connection comes and goes, on the loop. */
public interface ConnectionListener {

    void connected();

    void disconnected();
}
