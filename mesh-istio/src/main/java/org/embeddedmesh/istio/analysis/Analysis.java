package org.embeddedmesh.istio.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.embeddedmesh.istio.resource.DestinationRule;
import org.embeddedmesh.istio.resource.Metadata;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.Sidecar;
import org.embeddedmesh.istio.resource.VirtualService;
import org.embeddedmesh.istio.world.World;

/**
 * Looks at one resource in a world. What is found never keeps a resource from being used: a rule may be there before the
 * service that it names. The cost is that of the resource, not of the world.
 */
public final class Analysis {

    private Analysis() {}

    /**
     * @param resource valid; of this world, or not yet: then it counts instead of the one of its name
     * @return at most 100, in the order of the resource's fields
     */
    public static List<Finding> of(World world, Resource<?> resource) {
        Findings findings = new Findings();
        Metadata metadata = resource.metadata();
        if (resource.spec() instanceof VirtualService rule) {
            new VirtualServiceChecks(world, findings)
                    .check(new Resource<>(resource.kind(), resource.apiVersion(), metadata, rule));
        } else if (resource.spec() instanceof DestinationRule rule) {
            new DestinationRuleChecks(world, findings)
                    .check(new Resource<>(resource.kind(), resource.apiVersion(), metadata, rule));
        } else if (resource.spec() instanceof Sidecar sidecar) {
            new SidecarChecks(world, findings).check(sidecar, metadata);
        }
        return findings.all();
    }

    /** What is found about each of these resources, as {@code VirtualService default/hello: IST0101 ...}. */
    public static List<String> messages(World world, Collection<Resource<?>> resources) {
        List<String> messages = new ArrayList<>();
        for (Resource<?> it : resources) {
            String subject = it.kind().kindName() + " " + it.metadata().namespace() + "/"
                    + it.metadata().name();
            of(world, it).forEach(finding -> messages.add(subject + ": " + finding.message()));
        }
        return List.copyOf(messages);
    }
}
