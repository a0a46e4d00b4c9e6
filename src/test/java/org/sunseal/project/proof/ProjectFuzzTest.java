package org.sunseal.project.proof;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.ForeignBytes;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.FiveTrustees;

/** Searches for notices and orders that fail in another way than by refusal, though the right people signed them. */
class ProjectFuzzTest {
    private static final FiveTrustees FIVE = new FiveTrustees();
    private static final Signer AGENCY = FIVE.certified("agency", Usage.SIGNING);
    private static final Instant T = Instant.parse("2026-03-02T01:30:00Z");
    private static final Order SUSPENSION = Order.suspend("T-1", "L1", T, "a complaint");

    private static final ForeignBytes NOTICE = ForeignBytes.json(
            "notice",
            body -> {
                var notice = Notice.parse(SignedMessage.sign(body, AGENCY));
                for (var round : notice.rounds()) { // whoever reads a notice works out its terms
                    EffectiveTerms.of(List.of(notice), Optional.empty(), round.round())
                            .openAt()
                            .plus(notice.objectionWindow())
                            .plus(notice.grace());
                }
                return notice.body();
            },
            notice(1, null).body(),
            notice(2, "12".repeat(32)).body());

    private static final ForeignBytes ORDER = ForeignBytes.json(
            "order",
            body -> Order.parse(SignedMessage.sign(body, FIVE.regulator()), FIVE.register())
                    .body(),
            SUSPENSION.body(),
            Order.resume(SUSPENSION, T, "settled").body(),
            Order.terminate("T-1", "L1", T, "void").body(),
            Order.decide("T-1", "L1", T, Order.Decision.REJECT, "B-1.7", "late").body());

    private static Notice notice(int version, @Nullable String prev) {
        return new Notice(
                "T-1",
                "L1",
                version,
                prev,
                List.of(new NoticeRound(1, "technical", T, null), new NoticeRound(2, "price", T.plusSeconds(3600), 1)),
                3,
                Duration.ofMinutes(5),
                Duration.ofSeconds(120),
                "intl-1",
                "trustees",
                List.of(Certificates.sha256(AGENCY.certificate())),
                FIVE.register().sha256(),
                "00".repeat(32));
    }

    static Stream<byte[]> notices() {
        return NOTICE.examples();
    }

    static Stream<byte[]> orders() {
        return ORDER.examples();
    }

    @MethodSource("notices")
    @FuzzTest(maxDuration = "60s")
    void notice(byte[] bytes) {
        NOTICE.check(bytes);
    }

    @MethodSource("orders")
    @FuzzTest(maxDuration = "60s")
    void order(byte[] bytes) {
        ORDER.check(bytes);
    }

    @Property(tries = 500)
    void spoilt_examples_are_read_or_refused(@ForAll long seed) {
        for (var reader : List.of(NOTICE, ORDER)) {
            reader.check(reader.mangled(seed));
        }
    }
}
