package org.embeddedmesh.conformance.calls;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lists that only differ in where they begin. */
final class Rotation {

    private Rotation() {}

    /** {@code 503 a>b>c}, {@code 503 b>c>a} and {@code 503 c>a>b} for the first of them. */
    static List<String> renamed(String tries) {
        int space = tries.indexOf(' ');
        List<String> sequence = List.of(tries.substring(space + 1).split(">"));
        List<String> names = sequence.stream().distinct().sorted().toList();
        return IntStream.range(0, names.size())
                .mapToObj(shift -> sequence.stream()
                        .map(it -> names.get((names.indexOf(it) + shift) % names.size()))
                        .collect(Collectors.joining(">", tries.substring(0, space + 1), "")))
                .toList();
    }

    /** The rotation that comes first in lexicographic order. */
    static List<String> least(List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(it -> Stream.concat(texts.subList(it, texts.size()).stream(), texts.subList(0, it).stream())
                        .toList())
                .min(Comparator.comparing(it -> String.join("\n", it)))
                .orElse(Collections.emptyList());
    }
}
