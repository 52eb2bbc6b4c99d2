package org.embeddedmesh.spring.rules;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** The texts of rule files. */
public final class RuleFiles {

    private final ResourcePatternResolver files;
    private final UnaryOperator<String> placeholders;

    /** @param placeholders puts in the place of <code>${...}</code> what the application knows, and leaves the others */
    public RuleFiles(ResourcePatternResolver files, UnaryOperator<String> placeholders) {
        this.files = files;
        this.placeholders = placeholders;
    }

    /**
     * All files that match, pattern by pattern.
     *
     * @param patterns such as {@code classpath:mesh/*.yaml} or {@code file:/etc/mesh/*.yaml}
     * @throws InvalidRulesException if a pattern matches none, or one cannot be read
     */
    List<RuleFile> read(List<String> patterns) {
        List<RuleFile> all = new ArrayList<>();
        for (String pattern : patterns) {
            List<RuleFile> matching = matching(pattern);
            if (matching.isEmpty()) {
                throw new InvalidRulesException("no file matches " + pattern);
            }
            all.addAll(matching);
        }
        return all;
    }

    private List<RuleFile> matching(String pattern) {
        List<RuleFile> matching = new ArrayList<>();
        try {
            for (Resource resource : files.getResources(pattern)) {
                if (resource.isReadable()) {
                    String text = resource.getContentAsString(StandardCharsets.UTF_8);
                    matching.add(new RuleFile(resource.getDescription(), placeholders.apply(text)));
                }
            }
        } catch (FileNotFoundException e) {
            // The folder that the pattern begins with is not there.
            return List.of();
        } catch (IOException e) {
            throw new InvalidRulesException(pattern, "cannot be read: " + e.getMessage(), e);
        }
        return matching;
    }
}
