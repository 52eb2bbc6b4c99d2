package org.embeddedmesh.conformance.echo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What reached the echo servers, by the id that the caller gave its call. */
public final class Journal {

    private final Map<String, List<Received>> calls = new ConcurrentHashMap<>();

    /** Notes a request and tells how many of its call came before it. */
    int record(Received request) {
        List<Received> requests = calls.computeIfAbsent(request.caseId(), id -> new ArrayList<>());
        synchronized (requests) {
            requests.add(request);
            return requests.size() - 1;
        }
    }

    /** The requests of one call so far, in order of arrival. */
    public List<Received> of(String caseId) {
        List<Received> requests = calls.getOrDefault(caseId, List.of());
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }
}
