package org.embeddedmesh.endtoend;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One mesh for all test classes of a run, without rules when a test gets it. */
final class SharedMesh implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedMesh.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Mesh.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Mesh mesh = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent("mesh", key -> new Running(Mesh.start()), Running.class)
                .mesh();
        mesh.reset();
        return mesh;
    }

    private record Running(Mesh mesh) implements CloseableResource {

        @Override
        public void close() {
            mesh.close();
        }
    }
}
