package org.embeddedmesh.xds.translate;

/** Envoy's format of header values: {@code %%} is a percent sign, {@code %COMMAND%} a value of the call. */
final class HeaderFormat {

    private HeaderFormat() {}

    static boolean hasCommand(String value, FieldPath path) {
        boolean command = false;
        for (int i = value.indexOf('%'); i >= 0; i = value.indexOf('%', i)) {
            int end = value.indexOf('%', i + 1);
            if (end < 0) {
                throw path.refuse("'" + value + "' has a lone %");
            }
            command |= end > i + 1;
            i = end + 1;
        }
        return command;
    }

    static String literal(String value) {
        return value.replace("%%", "%");
    }
}
