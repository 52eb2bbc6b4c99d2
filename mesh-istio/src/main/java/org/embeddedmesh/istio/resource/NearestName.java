package org.embeddedmesh.istio.resource;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The known name that somebody may have meant, by the number of letters to change. */
final class NearestName {

    private static final int FARTHEST = 3;

    private NearestName() {}

    /** Empty if none is near. */
    static String of(String name, List<String> known) {
        String nearest = "";
        int least = Math.min(FARTHEST, name.length() / 2) + 1;
        for (String candidate : known) {
            int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static int distance(String a, String b) {
        int[] previous = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(previous[j - 1] + change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
