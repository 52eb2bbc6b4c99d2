package org.embeddedmesh.endpoint;

/** Region, zone and sub-zone; empty parts are unknown. */
public record Locality(String region, String zone, String subZone) {

    public static final Locality UNKNOWN = new Locality("", "", "");
}
