import java.util.Optional;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends the demo's processes when the launcher is gone, however it went: reads their ids, one a line, from a pipe that
 * the launcher holds open as long as it lives.
 */
final class Guard {

    private Guard() {}

    public static void main(String[] arguments) {
        Set<ProcessHandle> guarded = ConcurrentHashMap.newKeySet();
        try (Scanner ids = new Scanner(System.in)) {
            while (ids.hasNextLong()) {
                Optional<ProcessHandle> process = ProcessHandle.of(ids.nextLong());
                process.ifPresent(guarded::add);
            }
        }
        guarded.forEach(ProcessHandle::destroy);
        guarded.forEach(process -> process.onExit()
                .orTimeout(10, java.util.concurrent.TimeUnit.SECONDS)
                .exceptionally(late -> {
                    process.destroyForcibly();
                    return process;
                })
                .join());
    }
}
