package org.embeddedmesh.spring.autoconfigure;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether {@code mesh.rules} names a file, be it written as a list or on one line. */
final class RulesAreGiven extends SpringBootCondition {

    private static final String PROPERTY = "mesh.rules";

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        List<String> rules = Binder.get(context.getEnvironment())
                .bind(PROPERTY, Bindable.listOf(String.class))
                .orElse(List.of());
        ConditionMessage.Builder message = ConditionMessage.forCondition("Mesh rules");
        return rules.isEmpty()
                ? ConditionOutcome.noMatch(message.didNotFind("property").items(PROPERTY))
                : ConditionOutcome.match(message.found("property").items(PROPERTY));
    }
}
