package org.sunseal.project;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sunseal.project.proof.EffectiveTerms;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;
import org.sunseal.trade.Region;
import org.sunseal.trade.TradeKind;

/** Notices of one lot, as an agency that makes no mistake would write them. */
final class NoticeFixture {
    static final Instant NOW = Instant.parse("2026-03-02T01:30:00Z");
    static final Instant OPEN_AT = NOW.plus(Duration.ofDays(20));
    static final String ROOT = "a".repeat(64);
    static final String REGISTER = "b".repeat(64);
    static final String SIGNER = "c".repeat(64);
    static final LotKey LOT = new LotKey("HZ-2026-001", "1");

    private NoticeFixture() {}

    static Notice first() {
        return new Notice(
                LOT.tender(),
                LOT.lot(),
                1,
                null,
                List.of(new NoticeRound(1, "whole", OPEN_AT, null)),
                3,
                Duration.ofMinutes(5),
                Duration.ofSeconds(120),
                "intl-1",
                "trustees",
                List.of(SIGNER),
                REGISTER,
                ROOT);
    }

    static Notice following(Notice before, Instant openAt) {
        return with(before, before.version() + 1, before.sha256(), openAt, before.minimumBids());
    }

    /** The second version, which opens round 2. */
    static Notice opening(Notice first, Instant openAt) {
        var rounds = List.of(first.rounds().getFirst(), new NoticeRound(2, "whole", openAt, null));
        return new Notice(
                first.tender(),
                first.lot(),
                2,
                first.sha256(),
                rounds,
                first.minimumBids(),
                first.objectionWindow(),
                first.grace(),
                first.suite(),
                first.profile(),
                first.signers(),
                first.registerSha256(),
                first.documentsRoot());
    }

    static Notice with(Notice like, int version, @Nullable String prev, Instant openAt, int minimumBids) {
        return new Notice(
                like.tender(),
                like.lot(),
                version,
                prev,
                List.of(new NoticeRound(1, "whole", openAt, null)),
                minimumBids,
                like.objectionWindow(),
                like.grace(),
                like.suite(),
                like.profile(),
                like.signers(),
                like.registerSha256(),
                like.documentsRoot());
    }

    static Function<Integer, EffectiveTerms> opening(Instant at) {
        return round -> new EffectiveTerms(at, 3);
    }

    static Lot planned() {
        return new Lot(
                LOT, TradeKind.OTHER, Region.NATIONAL, new LotPlan("A bridge", 3, "default", null, BigDecimal.ZERO));
    }

    static Lot announced() {
        var lot = planned();
        var first = first();
        lot.announce(first, first.sha256(), opening(OPEN_AT));
        return lot;
    }
}
