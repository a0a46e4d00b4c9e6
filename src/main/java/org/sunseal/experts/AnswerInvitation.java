package org.sunseal.experts;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Times;
import org.sunseal.experts.proof.LoggedDecline;
import org.sunseal.identity.Party;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.kernel.Refused;

/**
 * Takes a drawn expert's answer. A yes keeps the seat; a no is signed, so that nobody can talk an expert out of a seat in
 * the expert's name (protocol 8.2-8).
 */
@ApplicationScoped
public class AnswerInvitation {
    /**
     * An invitation as the invited expert sees it: time and place, not the project.
     *
     * @param statement what is signed to decline, byte for byte
     */
    public record Invitation(
            UUID id, String state, Instant evaluationAt, String place, Instant answerBy, byte[] statement) {}

    private static final Duration MAY_SIT_LATE = Duration.ofDays(1);

    private final CommitteeDraws draws;
    private final Seats seats;
    private final Experts experts;
    private final ExpertSecrets secrets;
    private final LeaveSeat leave;
    private final SigningCertificates certificates;
    private final Clock clock;

    AnswerInvitation(
            CommitteeDraws draws,
            Seats seats,
            Experts experts,
            ExpertSecrets secrets,
            LeaveSeat leave,
            SigningCertificates certificates,
            Clock clock) {
        this.draws = draws;
        this.seats = seats;
        this.experts = experts;
        this.secrets = secrets;
        this.leave = leave;
        this.certificates = certificates;
        this.clock = clock;
    }

    /** The caller's invitations to committees that meet in future, or met within the last day and may sit late. */
    @Transactional
    public List<Invitation> mine(Party party) {
        var expert = experts.of(party);
        return seats.heldAfter(clock.instant().minus(MAY_SIT_LATE)).stream()
                .filter(seat -> seat.expert(secrets).equals(expert.id()))
                .map(seat -> shown(draws.get(seat.drawId()), seat))
                .toList();
    }

    /**
     * One invitation of the caller's, also an answered one.
     *
     * @throws Refused {@code no-such-invitation}, also for somebody else's
     */
    @Transactional
    public Invitation one(Party party, UUID id) {
        var seat = own(party, id);
        return shown(draws.get(seat.drawId()), seat);
    }

    /**
     * Takes the seat; saying so again changes nothing.
     *
     * @throws Refused {@code no-such-invitation}, also for somebody else's; {@code invitation-closed}
     */
    @Transactional
    public Invitation accept(Party party, UUID id) {
        var now = clock.instant();
        var draw = draws.lock(own(party, id).drawId());
        var seat = own(party, id);
        if (seat.state() != Seat.State.ACCEPTED) {
            requireOpen(seat, now);
            seat.accept(now);
        }
        return shown(draw, seat);
    }

    /**
     * Leaves the seat to the next in rank.
     *
     * @param signature detached signature over the invitation's statement by the expert's registered certificate
     * @throws Refused {@code no-such-invitation}, {@code invitation-closed}, {@code decline-signature}
     */
    public void decline(Party party, UUID id, byte[] signature) {
        var now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> requireSigned(party, own(party, id), signature));
        certificates.check(DetachedSignature.parse(signature).signer(), List.of(), now);
        QuarkusTransaction.requiringNew().run(() -> {
            var draw = draws.lock(own(party, id).drawId());
            var seat = own(party, id);
            requireOpen(seat, now);
            leave.leave(draw, seat, LoggedDecline.Cause.DECLINED, signature, now);
        });
    }

    /** Ends an invitation nobody answered in time; one answered meanwhile stays. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void expire(UUID id) {
        var now = clock.instant();
        var draw = draws.lock(seats.find(id).orElseThrow().drawId());
        var seat = seats.find(id).orElseThrow();
        if (seat.state() == Seat.State.INVITED && !seat.isOpenAt(now)) {
            var record = CanonicalJson.write(Map.of(
                    "v", 1,
                    "drawId", draw.drawId(),
                    "handle", seat.handle().hex(),
                    "invitedAt", Times.format(seat.invitedAt()),
                    "answerBy", Times.format(seat.answerBy())));
            leave.leave(draw, seat, LoggedDecline.Cause.NO_ANSWER, record, now);
        }
    }

    private void requireSigned(Party party, Seat seat, byte[] signature) {
        try {
            var parsed = DetachedSignature.parse(signature);
            parsed.verify(statement(seat));
            if (Certificates.sha256(parsed.signer()).equals(experts.of(party).certificateSha256())) {
                return;
            }
            throw new Refused(ExpertRefusal.DECLINE_SIGNATURE, "signature", "Not signed with your certificate");
        } catch (InvalidEvidence e) {
            throw new Refused(ExpertRefusal.DECLINE_SIGNATURE, "signature", e.detail());
        }
    }

    private Seat own(Party party, UUID id) {
        var expert = experts.of(party).id();
        return seats.find(id)
                .filter(seat -> seat.expert(secrets).equals(expert))
                .orElseThrow(() -> new Refused(
                        ExpertRefusal.NO_SUCH_INVITATION, "There is no invitation %s to you".formatted(id)));
    }

    private static void requireOpen(Seat seat, Instant now) {
        if (!seat.isOpenAt(now)) {
            throw new Refused(
                    ExpertRefusal.INVITATION_CLOSED,
                    "The invitation was answered, or ran out at %s".formatted(Times.format(seat.answerBy())));
        }
    }

    private static byte[] statement(Seat seat) {
        return CanonicalJson.write(
                Map.of("v", 1, "drawId", seat.drawId(), "handle", seat.handle().hex(), "answer", "DECLINED"));
    }

    private static Invitation shown(CommitteeDraw draw, Seat seat) {
        return new Invitation(
                seat.id(), seat.state().name(), draw.evaluationAt(), draw.place(), seat.answerBy(), statement(seat));
    }
}
