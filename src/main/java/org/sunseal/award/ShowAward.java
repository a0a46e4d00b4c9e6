package org.sunseal.award;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/** What may be seen of an award: announcements by everybody, the rest by the tender side, the centre and the regulator. */
@ApplicationScoped
public class ShowAward {
    private static final Set<String> SEE_ALL = Set.of("centre", "regulator");

    private final Awards awards;
    private final Papers papers;
    private final Clocks clocks;
    private final TenderSide tenderSide;
    private final Clock clock;

    ShowAward(Awards awards, Papers papers, Clocks clocks, TenderSide tenderSide, Clock clock) {
        this.awards = awards;
        this.papers = papers;
        this.clocks = clocks;
        this.tenderSide = tenderSide;
        this.clock = clock;
    }

    /**
     * An award as its own see it.
     *
     * @param winnerSlot null while nobody has won
     * @param decidedBy TENDEREE or SYSTEM; null before a decision
     */
    public record Shown(
            int round,
            String reportSha256,
            Instant receivedAt,
            List<Candidate> candidates,
            @Nullable String winnerSlot,
            @Nullable String decisionSha256,
            @Nullable Instant decidedAt,
            Award.@Nullable DecidedBy decidedBy,
            @Nullable Instant toldAt,
            List<Limit> limits,
            List<Listed> papers) {}

    /**
     * A time limit or period.
     *
     * @param period whether it is one: it ends, and is never overdue
     */
    public record Limit(
            String rule,
            String citation,
            boolean period,
            Instant beganAt,
            Instant dueAt,
            @Nullable Instant heldAt,
            @Nullable Instant metAt,
            boolean overdue) {}

    /** A paper without its bytes. */
    public record Listed(int number, Paper.Kind kind, String sha256, Instant keptAt) {}

    /** The award; refuses {@code not-the-tender-side} and {@code not-evaluated}. */
    public Shown award(Party party, LotKey key) {
        var now = clock.instant();
        return QuarkusTransaction.requiringNew().call(() -> {
            requireSeesAll(party, key, now);
            var award = awards.get(key);
            return new Shown(
                    award.round(),
                    award.reportSha256(),
                    award.receivedAt(),
                    award.candidates(),
                    award.winner().map(Candidate::slot).orElse(null),
                    award.decisionSha256().orElse(null),
                    award.decidedAt().orElse(null),
                    award.decidedBy().orElse(null),
                    award.toldAt().orElse(null),
                    clocks.of(key).stream().map(each -> limit(each, now)).toList(),
                    papers.of(key).stream().map(ShowAward::listed).toList());
        });
    }

    private static Limit limit(RunningClock running, Instant now) {
        return new Limit(
                running.rule(),
                running.citation(),
                running.isPeriod(),
                running.beganAt(),
                running.dueAt(),
                running.heldAt().orElse(null),
                running.metAt().orElse(null),
                running.isOverdue(now));
    }

    /** As it is listed. */
    public static Listed listed(Paper paper) {
        return new Listed(paper.number(), paper.kind(), paper.sha256(), paper.keptAt());
    }

    /** What everybody may read, in the order it came out. */
    public List<Paper> announcements(LotKey key) {
        return QuarkusTransaction.requiringNew().call(() -> papers.of(key).stream()
                .filter(paper -> paper.kind().isPublic())
                .toList());
    }

    /** One paper; refuses {@code not-the-tender-side} and {@code no-such-paper}. */
    public Paper paper(Party party, LotKey key, int number) {
        var now = clock.instant();
        return QuarkusTransaction.requiringNew().call(() -> {
            requireSeesAll(party, key, now);
            return papers.of(key).stream()
                    .filter(paper -> paper.number() == number)
                    .findFirst()
                    .orElseThrow(() -> new Refused(AwardRefusal.NO_SUCH_PAPER, "There is no paper " + number));
        });
    }

    /** The printed award notice as it stands, for its own and, once it is sent, the winner. */
    public byte[] notice(Party party, LotKey key) {
        var now = clock.instant();
        return QuarkusTransaction.requiringNew().call(() -> {
            var award = awards.get(key);
            var own = award.winner()
                    .filter(winner -> award.toldAt().isPresent()
                            && party.roles().contains("bidder")
                            && winner.organisation().equals(party.organisation()));
            if (own.isEmpty()) {
                requireSeesAll(party, key, now);
            }
            var drawn = papers.require(key, Paper.Kind.NOTICE_PDF);
            return papers.newest(key, Paper.Kind.SIGNED_NOTICE_PDF)
                    .filter(signed -> signed.number() > drawn.number())
                    .orElse(drawn)
                    .content();
        });
    }

    private void requireSeesAll(Party party, LotKey key, Instant now) {
        if (party.roles().stream().noneMatch(SEE_ALL::contains)) {
            tenderSide.require(party, key, now);
        }
    }
}
