package org.embeddedmesh.server.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.embeddedmesh.server.api.object.ObjectAnalysis;
import org.embeddedmesh.server.api.watch.WatchLimits;
import org.embeddedmesh.server.store.ConfigStore;
import org.embeddedmesh.server.store.ConfigStores;
import org.springframework.util.FileSystemUtils;

/** The API alone, in a Tomcat on a free port of loopback. */
final class ApiServer implements AutoCloseable {

    private final Path directory;
    private final Tomcat tomcat = new Tomcat();
    private final ApiServlet servlet;

    ApiServer(ConfigStore store) {
        this(store, WatchLimits.defaults());
    }

    ApiServer(ConfigStore store, WatchLimits limits) {
        this(store, limits, ObjectAnalysis.NONE);
    }

    ApiServer(ConfigStore store, WatchLimits limits, ObjectAnalysis analysis) {
        try {
            directory = Files.createTempDirectory("api");
            tomcat.setBaseDir(directory.toString());
            tomcat.setPort(0);
            Connector connector = tomcat.getConnector();
            connector.setProperty("address", "127.0.0.1");
            connector.setProperty("connectionTimeout", "2000");
            servlet = ApiServlet.of(store, Clock.systemUTC(), limits, analysis);
            configure(tomcat.addContext("", directory.toString()), servlet);
            tomcat.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void configure(Context context, ApiServlet servlet) {
        Wrapper wrapper = Tomcat.addServlet(context, "api", servlet);
        wrapper.setAsyncSupported(true);
        ApiServlet.MAPPINGS.forEach(wrapper::addMapping);
        FilterDef guard = new FilterDef();
        guard.setFilterName("guard");
        guard.setFilter(new LoopbackGuard());
        guard.setAsyncSupported("true");
        FilterMap everything = new FilterMap();
        everything.setFilterName("guard");
        everything.addURLPattern("/*");
        context.addFilterDef(guard);
        context.addFilterMap(everything);
    }

    ApiServlet servlet() {
        return servlet;
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        servlet.endWatches();
        try {
            tomcat.stop();
            tomcat.destroy();
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a look by hand. */
    public static void main(String[] arguments) {
        ApiServer server = new ApiServer(ConfigStores.inMemory(Clock.systemUTC()));
        System.out.println(server.url());
        server.tomcat.getServer().await();
    }
}
