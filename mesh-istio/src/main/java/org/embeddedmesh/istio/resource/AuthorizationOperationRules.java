package org.embeddedmesh.istio.resource;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.embeddedmesh.istio.resource.AuthorizationPolicy.Operation;

/** Which requests may be named. */
final class AuthorizationOperationRules {

    private static final String ONE = "{*}";
    private static final String REST = "{**}";
    private static final Pattern LITERAL = Pattern.compile("[a-zA-Z0-9-._~%!$&'()+,;:@=]+");

    private final PolicyValueRules values;
    private final Problems problems;

    AuthorizationOperationRules(Problems problems) {
        this.problems = problems;
        this.values = new PolicyValueRules(problems);
    }

    void check(Operation operation, String path) {
        if (problems.hasErrorsAt(path)) {
            return;
        }
        if (isEmpty(operation)) {
            problems.required(path, "an operation must say something");
        }
        values.present(operation.hosts(), path + ".hosts");
        values.present(operation.notHosts(), path + ".notHosts");
        values.ports(operation.ports(), path + ".ports");
        values.ports(operation.notPorts(), path + ".notPorts");
        values.present(operation.methods(), path + ".methods");
        values.present(operation.notMethods(), path + ".notMethods");
        paths(operation.paths(), path + ".paths");
        paths(operation.notPaths(), path + ".notPaths");
    }

    private static boolean isEmpty(Operation operation) {
        return Stream.of(
                        operation.hosts(),
                        operation.notHosts(),
                        operation.ports(),
                        operation.notPorts(),
                        operation.methods(),
                        operation.notMethods(),
                        operation.paths(),
                        operation.notPaths())
                .allMatch(List::isEmpty);
    }

    private void paths(List<String> paths, String path) {
        values.present(paths, path);
        for (int i = 0; i < paths.size(); i++) {
            template(paths.get(i), path + "[" + i + "]");
        }
    }

    /** <code>{*}</code> is one segment, <code>{**}</code> the rest. */
    private void template(String value, String path) {
        boolean template = value.contains(ONE) || value.contains(REST);
        boolean ended = false;
        for (String segment : value.replaceAll("^/+|/+$", "").split("/", -1)) {
            boolean operator = segment.equals(ONE) || segment.equals(REST);
            if (operator && ended) {
                problems.invalid(path, value, "{**} must be the last operator");
                return;
            }
            ended |= segment.equals(REST);
            if (!operator && (segment.contains("{") || segment.contains("}"))) {
                problems.invalid(path, value, "{ and } only as {*} or {**}, which is a whole segment");
                return;
            }
            if (!operator && template && !LITERAL.matcher(segment).matches()) {
                problems.invalid(path, value, "segment is no literal: " + segment);
                return;
            }
        }
    }
}
