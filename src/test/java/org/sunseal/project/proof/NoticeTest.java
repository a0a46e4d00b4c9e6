package org.sunseal.project.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.FiveTrustees;

class NoticeTest {
    private static final FiveTrustees FIVE = new FiveTrustees();
    private static final Signer AGENCY = FIVE.certified("agency", Usage.SIGNING);
    private static final Instant T = Instant.parse("2026-03-02T01:30:00Z");

    @Test
    void a_notice_reads_back_as_it_was_signed() {
        var notice = notice(1, T, 3);

        var read = Notice.parseSigned(notice.sign(AGENCY));

        assertThat(read.notice()).isEqualTo(notice);
        assertThat(read.signer()).isEqualTo(AGENCY.certificate());
        assertThat(read.notice().sha256()).isEqualTo(notice.sha256());
    }

    @Test
    void an_unknown_field_is_refused() {
        var body = new String(notice(1, T, 3).body(), StandardCharsets.UTF_8);
        var bent =
                body.replace("\"version\":1}", "\"version\":1,\"waived\":true}").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Notice.parse(SignedMessage.sign(bent, AGENCY))).hasMessageContaining("malformed-json");
    }

    /** Else sha256() would be the digest of other bytes than those the agency signed. */
    @Test
    void a_field_that_is_null_is_not_left_out() {
        var body = new String(notice(1, T, 3).body(), StandardCharsets.UTF_8);
        var shorter = body.replace("\"prev\":null,", "").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Notice.parse(SignedMessage.sign(shorter, AGENCY)))
                .hasMessageContaining("prev: missing");
    }

    @Test
    void a_later_version_needs_a_signer_named_in_version_1() {
        var first = notice(1, T, 3);
        var second = notice(2, T, 3);

        second.requireFollows(AGENCY.certificate(), first);

        assertThatThrownBy(() -> second.requireFollows(FIVE.platform().certificate(), first))
                .hasMessageContaining("unknown-signer");
        assertThatThrownBy(() -> first.requireFollows(AGENCY.certificate(), first))
                .hasMessageContaining("bad-notice");
    }

    /**
     * Protocol 5.1b: version 2 later, version 3 earlier and a fork of version 2; the earliest release is the maximum.
     */
    @Test
    void of_forked_notices_the_latest_opening_and_the_largest_minimum_count() {
        var held = List.of(
                notice(1, T, 3),
                notice(2, T.plus(Duration.ofDays(7)), 3),
                notice(3, T.minus(Duration.ofDays(1)), 2),
                notice(2, T.plus(Duration.ofDays(9)), 5));

        assertThat(EffectiveTerms.of(held, Optional.empty(), 1))
                .isEqualTo(new EffectiveTerms(T.plus(Duration.ofDays(9)), 5));
    }

    @Property(tries = 30)
    void the_order_in_which_notices_arrive_changes_nothing(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = -50, max = 50) Integer> hours) {
        var held = hours.stream()
                .map(each -> notice(2, T.plus(Duration.ofHours(each)), 3))
                .toList();
        var turned = held.reversed();

        var terms = EffectiveTerms.of(held, Optional.empty(), 1);

        assertThat(terms).isEqualTo(EffectiveTerms.of(turned, Optional.empty(), 1));
        assertThat(terms.openAt()).isEqualTo(T.plus(Duration.ofHours(Collections.max(hours))));
    }

    @Test
    void the_allotment_bounds_the_opening_from_below_too() {
        var early = List.of(notice(1, T.minus(Duration.ofDays(3)), 1));

        assertThat(EffectiveTerms.of(early, Optional.of(allotment(T, 4)), 1)).isEqualTo(new EffectiveTerms(T, 4));
    }

    @Test
    void a_round_that_waits_for_another_opens_no_earlier_than_it() {
        var technical = new NoticeRound(1, "technical", T.plus(Duration.ofDays(2)), null);
        var price = new NoticeRound(2, "price", T, 1);
        var notice = notice(1, null, List.of(technical, price), 3);

        assertThat(EffectiveTerms.of(List.of(notice), Optional.empty(), 2).openAt())
                .isEqualTo(T.plus(Duration.ofDays(2)));
    }

    @Test
    void a_round_nobody_named_has_no_terms() {
        assertThatThrownBy(() -> EffectiveTerms.of(List.of(notice(1, T, 3)), Optional.empty(), 2))
                .hasMessageContaining("no-terms");
    }

    @Test
    void rounds_must_ascend_and_wait_only_backwards() {
        var waitsForItself = new NoticeRound(1, "price", T, 1);
        var twice = new NoticeRound(1, "price", T, null);

        assertThatThrownBy(() -> notice(1, null, List.of(waitsForItself), 3)).hasMessageContaining("bad-notice");
        assertThatThrownBy(() -> notice(1, null, Arrays.asList(twice, twice), 3))
                .hasMessageContaining("bad-notice");
    }

    @Test
    void an_order_counts_only_from_the_regulator() {
        var suspension = Order.suspend("T-1", "1", T, "complaint");
        var resumption = Order.resume(suspension, T.plusSeconds(60), "settled");

        assertThat(Order.parse(suspension.sign(FIVE.regulator()), FIVE.register()))
                .isEqualTo(suspension);
        assertThat(Order.parse(resumption.sign(FIVE.regulator()), FIVE.register())
                        .lifts())
                .contains(suspension.sha256());
        assertThatThrownBy(() -> Order.parse(suspension.sign(AGENCY), FIVE.register()))
                .hasMessageContaining("unknown-signer");
    }

    private static Notice notice(int version, Instant openAt, int minimumBids) {
        var prev = version == 1 ? null : "0".repeat(64);
        return notice(version, prev, List.of(new NoticeRound(1, "price", openAt, null)), minimumBids);
    }

    private static Notice notice(int version, @Nullable String prev, List<NoticeRound> rounds, int minimumBids) {
        return new Notice(
                "T-1",
                "1",
                version,
                prev,
                rounds,
                minimumBids,
                Duration.ofMinutes(5),
                Duration.ofSeconds(120),
                "intl-1",
                "trustees",
                List.of(Certificates.sha256(AGENCY.certificate())),
                FIVE.register().sha256(),
                "0".repeat(64));
    }

    private static Allotment allotment(Instant firstOpenAt, int minimumBids) {
        return new Allotment(
                "B-1", 0, 256, Allotment.Purpose.BID, "T-1", "1", 1, "0".repeat(64), firstOpenAt, minimumBids);
    }
}
