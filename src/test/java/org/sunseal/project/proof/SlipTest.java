package org.sunseal.project.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.InvalidEvidence;

class SlipTest {
    private static final Instant AT = Instant.parse("2026-03-02T01:30:00Z");

    @Test
    void an_acceptance_says_everything_in_canonical_json() {
        var slip = new Slip(
                Slip.number(2026, 7),
                Slip.Kind.ACCEPTED,
                "T-1",
                AT,
                List.of(),
                null,
                "complain",
                AT.plusSeconds(60),
                List.of(new Slip.Code("1", "12330500MB0X000015-20260601-000123-N")));

        assertThat(new String(slip.body(), UTF_8))
                .isEqualTo("{\"at\":\"2026-03-02T01:30:00.000Z\","
                        + "\"codes\":[{\"code\":\"12330500MB0X000015-20260601-000123-N\",\"lot\":\"1\"}],"
                        + "\"ground\":null,\"items\":[],\"kind\":\"ACCEPTED\",\"remedies\":\"complain\","
                        + "\"remediesUntil\":\"2026-03-02T01:31:00.000Z\",\"slip\":\"2026-000007\","
                        + "\"tender\":\"T-1\",\"title\":\"受理通知单\",\"v\":1}");
        assertThat(new String(slip.logged(), UTF_8)).doesNotContain("T-1").contains("2026-000007");
    }

    @Test
    void a_slip_that_contradicts_its_kind_cannot_be_made() {
        for (var kind : List.of(Slip.Kind.ACCEPTED, Slip.Kind.CORRECTION, Slip.Kind.REFUSED)) {
            assertThatThrownBy(() -> new Slip("2026-000001", kind, "T-1", AT, List.of(), null, "none", null, List.of()))
                    .isInstanceOf(InvalidEvidence.class);
        }
    }
}
