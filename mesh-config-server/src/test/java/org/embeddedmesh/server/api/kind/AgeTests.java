package org.embeddedmesh.server.api.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTests {

    /** As {@code HumanDuration} of k8s.io/apimachinery. */
    @ParameterizedTest
    @CsvSource({
        "PT-1S, 0s",
        "PT0S, 0s",
        "PT119S, 119s",
        "PT2M, 2m",
        "PT2M1S, 2m1s",
        "PT10M1S, 10m",
        "PT179M, 179m",
        "PT3H, 3h",
        "PT3H5M, 3h5m",
        "PT9H30M, 9h",
        "PT47H, 47h",
        "PT48H, 2d",
        "PT49H, 2d1h",
        "P8DT1H, 8d",
        "P729D, 729d",
        "P731D, 2y1d",
        "P2920D, 8y"
    })
    void ageHasTheUnitsThatKubectlPrints(Duration age, String printed) {
        assertThat(Age.of(age)).isEqualTo(printed);
    }
}
