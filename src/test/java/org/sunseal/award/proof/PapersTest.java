package org.sunseal.award.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.crypto.InvalidEvidence;

/** Every signed paper is read back as the one value it spells. */
class PapersTest {
    private static final String DIGEST = "ab".repeat(32);
    private static final Instant AT = Instant.parse("2026-03-09T01:00:00Z");
    private static final Terms TERMS =
            new Terms("1200000.00", "CNY", "180", "合格", List.of(new OpeningForm.Item("项目负责人", "王五")));

    @Test
    void an_announcement() {
        var announcement = new Announcement(
                Announcement.Subject.CANDIDATES,
                "T-1",
                "1",
                1,
                DIGEST,
                AT,
                Map.of("a", "b"),
                List.of(Map.of("slot", "s1")));

        assertThat(Announcement.read(announcement.body())).isEqualTo(announcement);
    }

    @Test
    void a_decision_for_somebody_and_one_for_nobody() {
        var passed = new Decision.PassedOver("s1", Ground.UNLAWFUL_ACTS, "查实", List.of(DIGEST));
        var winner = new Decision("T-1", "1", 1, DIGEST, "s2", List.of(passed), AT);
        var nobody = new Decision("T-1", "1", 1, DIGEST, null, List.of(passed), AT);

        assertThat(Decision.read(winner.body())).isEqualTo(winner);
        assertThat(Decision.read(nobody.body())).isEqualTo(nobody);
    }

    @Test
    void a_decision_on_a_ground_nobody_knows_is_malformed() {
        var passed = new Decision.PassedOver("s1", Ground.GIVES_UP, "放弃", List.of());
        var body = new String(new Decision("T-1", "1", 1, DIGEST, "s2", List.of(passed), AT).body(), UTF_8)
                .replace("gives-up", "dislikes-it");

        assertThatThrownBy(() -> Decision.read(body.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        InvalidEvidence.class, e -> assertThat(e.code()).isEqualTo("malformed-json"));
    }

    @Test
    void an_award_notice_prints_what_it_says() {
        var notice = new AwardNotice("T-1", "1", 1, DIGEST, "s1", "西宁建设", "91630100MA75200001", TERMS, AT);

        assertThat(AwardNotice.read(notice.body())).isEqualTo(notice);
        assertThat(notice.printed())
                .extracting(Map.Entry::getValue)
                .contains("西宁建设", "91630100MA75200001", "1200000.00 CNY", "180", DIGEST, notice.sha256());
    }

    @Test
    void a_contract_signed_by_both() {
        var contract = new Contract(
                "T-1",
                "1",
                1,
                DIGEST,
                DIGEST,
                TERMS,
                "0.00",
                List.of(
                        new Contract.Signature("91630100MA7520000T", DIGEST, AT),
                        new Contract.Signature("91630100MA75200001", DIGEST, AT.plusSeconds(60))));

        assertThat(Contract.read(contract.body())).isEqualTo(contract);
        assertThat(contract.signedAt()).isEqualTo(AT.plusSeconds(60));
    }

    @Test
    void a_manifest_and_a_logged_paper() {
        var manifest = new Manifest("T-1", "1", "GP-15Y", AT, List.of(new Manifest.Listed("a/b.pdf", 7, DIGEST)), AT);
        var logged = new LoggedPaper("T-1", "1", 1, Map.of("manifest", manifest.sha256()));

        assertThat(Manifest.read(manifest.body())).isEqualTo(manifest);
        assertThat(LoggedPaper.read(logged.body())).isEqualTo(logged);
    }
}
