package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads objects of Istio's API and says all that is wrong with them, each with its field. */
public final class ResourceReader {

    private ResourceReader() {}

    /**
     * Reads an object with {@code apiVersion}, {@code kind}, {@code metadata} and {@code spec}. Unknown fields are
     * reported apart from errors, since what they mean is for the caller to say.
     */
    public static Reading read(JsonNode object) {
        Problems problems = new Problems();
        if (!object.isObject()) {
            problems.required("kind", "an object was expected, not a value of type " + RecordReader.typeOf(object));
            return problems.reading(null);
        }
        String apiVersion = object.path("apiVersion").asText();
        String kindName = object.path("kind").asText();
        if (kindName.isEmpty()) {
            problems.required("kind", "known are " + known());
            return problems.reading(null);
        }
        Optional<Kind> kind = Kind.ofObject(apiVersion, kindName);
        if (kind.isEmpty()) {
            problems.invalid("kind", kindName, "no kind of this name in \"" + apiVersion + "\"; known are " + known());
            return problems.reading(null);
        }
        Metadata metadata = new MetadataReader(problems, new RecordReader(problems)).read(object.path("metadata"));
        JsonNode spec = object.path("spec");
        if (spec.isMissingNode() || spec.isNull()) {
            problems.required("spec", "");
            return problems.reading(null);
        }
        return problems.reading(resource(kind.get(), apiVersion, metadata, spec, problems));
    }

    private static @Nullable Resource<?> resource(
            Kind kind, String apiVersion, Metadata metadata, JsonNode spec, Problems problems) {
        Optional<? extends Record> read = new RecordReader(problems).read(spec, kind.specType(), "spec");
        if (read.isEmpty()) {
            return null;
        }
        Record record = read.get();
        String namespace = metadata.namespace().isEmpty() ? "default" : metadata.namespace();
        if (record instanceof VirtualService rule) {
            new VirtualServiceRules(problems).check(rule, namespace, spec);
        } else if (record instanceof DestinationRule rule) {
            new DestinationRuleRules(problems).check(rule, namespace);
        } else if (record instanceof ServiceEntry entry) {
            new ServiceEntryRules(problems).check(entry, namespace, spec);
        } else if (record instanceof WorkloadEntry entry) {
            new WorkloadEntryRules(problems).check(entry, "spec");
        } else if (record instanceof Sidecar sidecar) {
            new SidecarRules(problems, namespace).check(sidecar);
        } else if (record instanceof AuthorizationPolicy policy) {
            new AuthorizationPolicyRules(problems).check(policy, spec);
        }
        return new Resource<>(kind, apiVersion, metadata, record);
    }

    private static String known() {
        return Arrays.stream(Kind.values()).map(Kind::kindName).collect(Collectors.joining(", "));
    }
}
