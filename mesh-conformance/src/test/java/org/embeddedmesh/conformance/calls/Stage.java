package org.embeddedmesh.conformance.calls;

import java.io.IOException;
import org.embeddedmesh.conformance.echo.EchoServers;
import org.jspecify.annotations.Nullable;

/** The echo servers, for all recordings, and the mesh of the recording whose turn it is. */
final class Stage implements AutoCloseable {

    private @Nullable EchoServers servers;
    private @Nullable Recording playing;
    private @Nullable Mesh mesh;

    EchoServers servers() {
        if (servers == null) {
            servers = new EchoServers();
        }
        return servers;
    }

    Mesh mesh(Recording recording) throws IOException {
        if (mesh == null || !recording.equals(playing)) {
            if (mesh != null) {
                mesh.close();
                mesh = null;
            }
            mesh = Mesh.start(recording, servers().passthrough());
            playing = recording;
        }
        return mesh;
    }

    @Override
    public void close() {
        if (mesh != null) {
            mesh.close();
        }
        if (servers != null) {
            servers.close();
        }
    }
}
