package org.embeddedmesh.server.api.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.istio.analysis.Finding;
import org.embeddedmesh.server.store.ResourceKey;

/** What the mesh makes of objects: asked after a write, and whenever one is shown. Never refuses one. */
public interface ObjectAnalysis {

    /** Where there is no mesh behind the API: nothing is doubtful, and objects have no status. */
    ObjectAnalysis NONE = new ObjectAnalysis() {
        @Override
        public List<Finding> doubts(ObjectNode object) {
            return List.of();
        }

        @Override
        public Optional<Analyzed> analyzed(ResourceKey key) {
            return Optional.empty();
        }
    };

    /**
     * What is doubtful about a valid object that is, or would be, stored, in the company of all that was stored before.
     * Waits a moment for the mesh to have taken that up; after that, what it has counts.
     */
    List<Finding> doubts(ObjectNode object);

    /** What is doubtful about a stored object, as far as the mesh has it; empty: nobody looks at objects of its kind. */
    Optional<Analyzed> analyzed(ResourceKey key);

    /**
     * An object as the mesh has it.
     *
     * @param generation of the object that the mesh goes by; 0: it has none
     */
    record Analyzed(long generation, List<Finding> findings) {

        public Analyzed {
            findings = List.copyOf(findings);
        }
    }
}
