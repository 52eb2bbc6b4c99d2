package org.embeddedmesh.spring.autoconfigure;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.embeddedmesh.istio.translate.StarterTranslation;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.spring.actuate.ConfigurationStatus;
import org.embeddedmesh.spring.client.ConfigurationDemand;
import org.embeddedmesh.spring.rules.InvalidRulesException;
import org.embeddedmesh.spring.rules.LocalRules;
import org.embeddedmesh.spring.rules.RuleFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.ResourcePatternUtils;

/** Rules from the files that {@code mesh.rules} names, in the place of a control plane. */
@AutoConfiguration(before = MeshAutoConfiguration.class)
@ConditionalOnProperty(name = "mesh.enabled", matchIfMissing = true)
@Conditional(RulesAreGiven.class)
class MeshRulesAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(StarterTranslation.class)
    static class Local {

        private static final Logger log = LoggerFactory.getLogger("org.embeddedmesh");

        /** Read while the application starts, even if its beans are lazy. */
        @Bean
        @Lazy(false)
        LocalRules meshLocalRules(
                MeshProperties properties,
                MeshIdentity identity,
                SnapshotHolder snapshots,
                ResourceLoader loader,
                Environment environment) {
            List<String> patterns = properties.getRules();
            RuleFiles files = new RuleFiles(
                    ResourcePatternUtils.getResourcePatternResolver(loader), environment::resolvePlaceholders);
            try {
                LocalRules rules = LocalRules.of(patterns, files, identity.namespace(), identity.labels(), snapshots);
                int hosts = snapshots
                        .current()
                        .hostIndex()
                        .map(it -> it.hosts().size())
                        .orElse(0);
                log.info("mesh: {} follows {}, {} hosts", identity.displayName(), String.join(",", patterns), hosts);
                return rules;
            } catch (InvalidRulesException e) {
                throw new InvalidMeshPropertyException(
                        "mesh.rules", String.join(",", patterns), e.reason(), "Mend the file, or name another one.");
            }
        }

        @Bean
        @ConditionalOnMissingBean
        ConfigurationDemand meshConfigurationDemand(LocalRules rules) {
            CompletableFuture<Void> allIsThere = CompletableFuture.completedFuture(null);
            return destination -> allIsThere;
        }

        @Bean
        @ConditionalOnMissingBean
        ConfigurationStatus meshConfigurationStatus(LocalRules rules) {
            return rules::status;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("org.embeddedmesh.istio.translate.StarterTranslation")
    static class Unreadable {

        Unreadable(MeshProperties properties) {
            throw new InvalidMeshPropertyException(
                    "mesh.rules",
                    String.join(",", properties.getRules()),
                    "what reads rules is not on the class path",
                    "Add the dependency org.embeddedmesh:mesh-istio, or leave the property out to ask a config server.");
        }
    }
}
