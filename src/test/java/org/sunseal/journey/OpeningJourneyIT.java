package org.sunseal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command 1 on an empty folder, command 2 against it, and what a court does with the result. */
@ExtendWith(Journey.class)
class OpeningJourneyIT {
    @Test
    void the_scenario_goes_as_the_rules_say(PlayedOpening opening) {
        assertThat(opening.run().exitCode()).as(opening.run().output()).isZero();
        assertThat(opening.run().output()).doesNotContain("DEVIATION").contains("Everything went as the rules say");
    }

    @ParameterizedTest
    @CsvSource({"public,1", "public,2", "bidder,1", "regulator,1", "regulator,2"})
    void the_tool_verifies_the_evidence_with_nothing_but_a_trust_file(String kind, int lot, PlayedOpening opening) {
        var trust = opening.folder().resolve(kind).resolve("trust.json");
        assertThat(Files.exists(trust)).as(opening.run().output()).isTrue();

        var verify = RunningPlatform.tool(
                Duration.ofMinutes(2),
                "verify",
                "--trust",
                trust.toString(),
                opening.evidence(kind, lot).toString());

        assertThat(verify.exitCode()).as(verify.output()).isZero();
        assertThat(verify.output()).contains("checks hold.").doesNotContain("FAILED");
    }

    @Test
    void the_database_refuses_to_rewrite_a_disclosed_bid(RunningPlatform platform, PlayedOpening opening) {
        assertThat(opening.run().exitCode()).as(opening.run().output()).isZero();
        assertThat(Database.of(platform).refusal("update disclosed_bid set name = 'somebody else'"))
                .contains("written once");
    }
}
