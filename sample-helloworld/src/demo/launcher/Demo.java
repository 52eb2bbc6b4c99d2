import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts the hello-world mesh on loopback, one JVM each, and ends it with this process: config server, both versions of
 * the service and their caller. {@code ./mvnw -Pdemo} runs it in the directory of sample-helloworld.
 */
final class Demo {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration STARTUP = Duration.ofMinutes(2);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final List<Member> members = new CopyOnWriteArrayList<>();
    private final Ports ports = Ports.fromSystemProperties();
    private final Path directory =
            Path.of(System.getProperty("demo.directory", "target/demo")).toAbsolutePath();
    private final Guarded guard;
    private volatile boolean ending;

    private Demo() throws IOException {
        ports.requireFree();
        this.guard = Guarded.start();
    }

    public static void main(String[] arguments) throws Exception {
        try {
            new Demo().run();
        } catch (DemoException failed) {
            System.err.println("\n" + failed.getMessage() + "\n");
            System.exit(1);
        }
    }

    private void run() throws Exception {
        Path server = jar("../mesh-config-server/target/mesh-config-server-%s-exec.jar");
        Path sample = jar("target/sample-helloworld-%s.jar");
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
        ProcessHandle.current().parent().ifPresent(maven -> maven.onExit().thenRun(() -> System.exit(0)));
        if (!Boolean.getBoolean("demo.keep")) {
            delete(directory);
        }
        Files.createDirectories(directory);

        start(
                "config-server",
                server,
                "api",
                192,
                List.of(
                        "--mesh.server.api.port=" + ports.of("api"),
                        "--mesh.server.xds.port=" + ports.of("xds"),
                        "--mesh.server.store.file=" + directory.resolve("mesh-config")));
        awaitHealthy();
        start("hello-v1", sample, "v1", 128, member("--mesh.service.port=9095"));
        start("hello-v2", sample, "v2", 128, member("--spring.profiles.active=v2"));
        start("hellodemo", sample, "hello", 128, member("--spring.profiles.active=hellodemo"));
        awaitHealthy();
        awaitOk("the first hello", "http://" + LOOPBACK + ":" + ports.of("hello") + "/hello");
        say(whatToTry());
        Thread.currentThread().join();
    }

    private List<String> member(String option) {
        return List.of(
                "--mesh.control-plane.address=" + LOOPBACK + ":" + ports.of("xds"),
                "--mesh.cache.directory=" + directory.resolve("cache"),
                // Its advice on caches is none that somebody who tries this needs.
                "--logging.level.org.springframework.cloud.loadbalancer.config=ERROR",
                option);
    }

    private static Path jar(String pattern) {
        Path jar = Path.of(String.format(pattern, System.getProperty("demo.version", "0.1.0-SNAPSHOT")));
        if (!Files.isRegularFile(jar)) {
            throw new DemoException(jar.toAbsolutePath().normalize()
                    + " is not built. Start the demo from the root of the project: ./mvnw -Pdemo");
        }
        return jar;
    }

    private void start(String name, Path jar, String port, int megabytes, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx" + megabytes + "m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
        command.addAll(List.of("--server.port=" + ports.of(port), "--server.address=" + LOOPBACK));
        command.addAll(List.of(
                "--spring.main.banner-mode=off",
                "--spring.main.log-startup-info=false",
                "--logging.pattern.console=%5p %m%n%wEx"));
        command.addAll(List.of("--logging.level.root=WARN", "--logging.level.org.embeddedmesh=INFO"));
        command.addAll(options);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Member member = new Member(name, process, ports.of(port));
        members.add(member);
        guard.add(process);
        new Thread(member::copyOutput, name).start();
        process.onExit().thenRun(() -> gone(member));
    }

    private void gone(Member member) {
        if (!ending) {
            say(member.name() + " has ended, with " + member.process().exitValue() + ". The others go on.");
        }
    }

    private void awaitHealthy() throws Exception {
        for (Member member : members) {
            awaitOk(member.name(), "http://" + LOOPBACK + ":" + member.port() + "/actuator/health");
        }
    }

    private void awaitOk(String what, String url) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + STARTUP.toNanos();
        while (!answersOk(client, request)) {
            if (System.nanoTime() > deadline) {
                throw new DemoException(what + " is not well after " + STARTUP.toSeconds() + " s: " + url);
            }
            members.stream()
                    .filter(member -> !ending && !member.process().isAlive())
                    .findFirst()
                    .ifPresent(member -> {
                        throw new DemoException(member.name() + " did not start; its lines above say why.");
                    });
            Thread.sleep(100);
        }
    }

    private static boolean answersOk(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String whatToTry() {
        String api = "http://" + LOOPBACK + ":" + ports.of("api");
        String kubectl = "kubectl --server " + api;
        String hello = "localhost:" + ports.of("hello");
        StringBuilder text = new StringBuilder("\nThe mesh is up:\n");
        members.forEach(member -> text.append(String.format(
                "  %-14s http://%s:%d  pid %d%n",
                member.name(), LOOPBACK, member.port(), member.process().pid())));
        return text.append(String.join(
                        "\n",
                        "",
                        "Call it, in another terminal:",
                        "  curl " + hello + "/hello",
                        "",
                        "Edit its routes, in the project's directory (more in sample-helloworld/rules):",
                        "  " + kubectl + " apply -f sample-helloworld/rules/subsets.yaml",
                        "  " + kubectl + " apply -f sample-helloworld/rules/split-90-10.yaml",
                        "  " + kubectl + " apply -f sample-helloworld/rules/header.yaml",
                        "  curl -H 'end-user: jason' " + hello + "/hello",
                        "  " + kubectl + " edit virtualservice helloworldservice",
                        "",
                        "Without kubectl (apply the subsets first, once):",
                        "  curl -H 'Content-Type: application/yaml' --data-binary @sample-helloworld/rules/subsets.yaml \\",
                        "    " + api + "/apis/networking.istio.io/v1/namespaces/default/destinationrules",
                        "",
                        "See what the mesh knows:",
                        "  curl " + hello + "/actuator/mesh",
                        "  curl " + api + "/debug/clients",
                        "",
                        "Rules live in " + directory + ", fresh at each start unless -Ddemo.keep=true.",
                        "Ctrl-C ends it all.",
                        ""))
                .toString();
    }

    private void end() {
        ending = true;
        List<ProcessHandle> processes =
                members.stream().map(member -> member.process().toHandle()).toList();
        processes.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + FAREWELL.toNanos();
        for (Member member : members) {
            member.endBy(deadline);
        }
        guard.close();
        say("The demo has ended.");
    }

    private static void say(String text) {
        System.out.println(text);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    /** One JVM of the demo. */
    private record Member(String name, Process process, int port) {

        void copyOutput() {
            String prefix = String.format("%-13s |", name);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                lines.lines().forEach(line -> say(prefix + line));
            } catch (IOException | UncheckedIOException ended) {
                // The process has ended; Demo.gone says so.
            }
        }

        void endBy(long deadline) {
            try {
                if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException hurried) {
                process.destroyForcibly();
            }
        }
    }

    /** The ports of the demo by their short names, each changed by {@code -Ddemo.<name>.port}. */
    private record Ports(Map<String, Integer> byName) {

        private static final Map<String, Integer> DEFAULTS =
                new TreeMap<>(Map.of("api", 15014, "xds", 15010, "v1", 9095, "v2", 9096, "hello", 8080));

        static Ports fromSystemProperties() {
            Map<String, Integer> byName = new TreeMap<>();
            DEFAULTS.forEach((name, port) -> byName.put(name, Integer.getInteger("demo." + name + ".port", port)));
            return new Ports(byName);
        }

        int of(String name) {
            return Optional.ofNullable(byName.get(name)).orElseThrow();
        }

        void requireFree() {
            List<String> taken = byName.entrySet().stream()
                    .filter(port -> !isFree(port.getValue()))
                    .map(port -> String.format(
                            "Port %d is taken. Give the demo another one: ./mvnw -Pdemo -Ddemo.%s.port=%d",
                            port.getValue(), port.getKey(), freeAfter(port.getValue())))
                    .toList();
            if (!taken.isEmpty()) {
                throw new DemoException(String.join("\n", taken));
            }
            if (byName.values().stream().distinct().count() < byName.size()) {
                throw new DemoException("The demo needs different ports: " + byName);
            }
        }

        private static int freeAfter(int port) {
            return Stream.iterate(port + 1, next -> next + 1)
                    .filter(Ports::isFree)
                    .findFirst()
                    .orElseThrow();
        }

        private static boolean isFree(int port) {
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
                return probe.isBound();
            } catch (IOException taken) {
                return false;
            }
        }
    }

    /** The process that ends the others should this one be killed. */
    private record Guarded(Process process, PrintWriter ids) {

        static Guarded start() throws IOException {
            Process process = new ProcessBuilder(
                            java(),
                            "-Xmx32m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            Path.of(System.getProperty("demo.launcher", "src/demo/launcher"))
                                    .resolve("Guard.java")
                                    .toString())
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedWriter pipe =
                    new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
            return new Guarded(process, new PrintWriter(pipe, true));
        }

        void add(Process guarded) {
            ids.println(guarded.pid());
        }

        void close() {
            ids.close();
        }
    }

    /** What keeps the demo from starting, in words for its user. */
    private static final class DemoException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DemoException(String message) {
            super(message);
        }
    }
}
