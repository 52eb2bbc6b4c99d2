package org.embeddedmesh.spring;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.embeddedmesh.spring.server.WorkloadRegistry;
import org.embeddedmesh.xds.Workload;
import org.embeddedmesh.xds.WorkloadRegistration;

/** A registry that writes down what it is told and answers when a test says so. */
public final class FakeRegistry implements WorkloadRegistry, WorkloadRegistration {

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<Workload> workloads = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> acknowledged = new CompletableFuture<>();
    private final CompletableFuture<Void> withdrawn = new CompletableFuture<>();

    public List<String> events() {
        return events;
    }

    public List<Workload> workloads() {
        return workloads;
    }

    public void acknowledge() {
        acknowledged.complete("reviews-127.0.0.1-8080");
    }

    public void acknowledgeWithdrawal() {
        withdrawn.complete(null);
    }

    @Override
    public WorkloadRegistration register(Workload workload) {
        events.add("register " + workload.service());
        workloads.add(workload);
        return this;
    }

    @Override
    public CompletionStage<String> acknowledged() {
        return acknowledged;
    }

    @Override
    public void healthy(boolean healthy) {
        events.add("healthy " + healthy);
    }

    @Override
    public CompletionStage<Void> withdraw() {
        events.add("withdraw");
        return withdrawn;
    }
}
