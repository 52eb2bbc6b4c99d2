package org.embeddedmesh.xds.ads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.embeddedmesh.xds.dns.NameResolver;

/** Answers when told to, and keeps what it was asked. */
final class ScriptedResolver implements NameResolver {

    private final List<String> asked = new ArrayList<>();
    private final List<Look> open = new ArrayList<>();

    @Override
    public CompletionStage<List<String>> resolve(String name) {
        asked.add(name);
        Look look = new Look(name, new CompletableFuture<>());
        open.add(look);
        return look.answer();
    }

    /** All names, in the order in which they were asked. */
    List<String> asked() {
        return asked;
    }

    /** Answers all who ask for the name now. */
    void answer(String name, String... addresses) {
        List<Look> looks = open.stream().filter(it -> it.name().equals(name)).toList();
        if (looks.isEmpty()) {
            throw new AssertionError("nobody asks for " + name);
        }
        open.removeAll(looks);
        looks.forEach(it -> it.answer().complete(List.of(addresses)));
    }

    private record Look(String name, CompletableFuture<List<String>> answer) {}
}
