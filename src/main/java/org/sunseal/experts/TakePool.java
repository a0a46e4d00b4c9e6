package org.sunseal.experts;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.Allotments;
import org.sunseal.custody.proof.KeyId;
import org.sunseal.experts.proof.AnnouncedDraw;
import org.sunseal.experts.proof.LoggedPool;
import org.sunseal.identity.Organisations;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.project.LotKey;
import org.sunseal.project.TenderProjects;

/**
 * Takes the pool of a draw as soon as it has its key: first the key, then the pool (protocol 8.1). What is drawn from is
 * settled with that; it is announced when the regulator has signed for it, see {@link CountersignPool}.
 */
@ApplicationScoped
class TakePool {
    /** Over how long an expert's evaluations count as workload. */
    private static final Duration WORKLOAD = Duration.ofDays(30);

    private final CommitteeDraws draws;
    private final Seats seats;
    private final Experts experts;
    private final ExpertSecrets secrets;
    private final Bidders bidders;
    private final TenderProjects projects;
    private final Organisations organisations;
    private final Allotments allotments;
    private final PlatformKeys keys;
    private final Event<ExpertEvent> events;
    private final Clock clock;

    TakePool(
            CommitteeDraws draws,
            Seats seats,
            Experts experts,
            ExpertSecrets secrets,
            Bidders bidders,
            TenderProjects projects,
            Organisations organisations,
            Allotments allotments,
            PlatformKeys keys,
            Event<ExpertEvent> events,
            Clock clock) {
        this.draws = draws;
        this.seats = seats;
        this.experts = experts;
        this.secrets = secrets;
        this.bidders = bidders;
        this.projects = projects;
        this.organisations = organisations;
        this.allotments = allotments;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    /** Takes the pool if the draw's key is allotted; else, or when that was done already, does nothing. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void take(String drawId) {
        var draw = draws.lock(drawId);
        var lot = draw.lot();
        var allotted = allotments.ofDraw(lot.tender(), lot.lot(), draw.drawSeq());
        if (draw.state() != CommitteeDraw.State.REQUESTED || allotted.isEmpty()) {
            return;
        }
        var snapshot = PoolSnapshot.take(draw, experts.all(), circumstances(lot));
        var allotment = allotted.get().allotment();
        var announced = new AnnouncedDraw(
                draw.drawId(),
                draw.drawSeq(),
                new KeyId(allotment.batch(), allotment.firstKey()).toString(),
                allotment.sha256(),
                snapshot.pool().sha256(),
                snapshot.request().sha256(),
                draw.closeSha256());
        var pool = new LoggedPool(
                draw.drawId(),
                snapshot.pool().sha256(),
                snapshot.pool().experts().size(),
                Framing.hex(Framing.sha256(snapshot.privateFile().bytes())));
        draw.takePool(
                snapshot,
                secrets,
                SignedMessage.sign(pool.body(), keys.signer()),
                SignedMessage.sign(announced.body(), keys.signer()));
        events.fire(new ExpertEvent.AwaitsRegulator(lot, drawId));
        Log.infof("Draw %s has its pool of %d and waits for the regulator", drawId, pool.count());
    }

    private PoolSnapshot.Circumstances circumstances(LotKey lot) {
        var project = projects.get(lot.tender());
        var avoided = new TreeSet<>(bidders.of(lot).orElseThrow().creditCodes());
        avoided.add(organisations.get(project.agency()).creditCode());
        avoided.add(organisations.get(project.tenderee()).creditCode());
        var keptOut = draws.of(lot).stream()
                .filter(draw -> draw.dissolved()
                        .filter(DissolveCommittee.Cause::mayReturn)
                        .isEmpty())
                .flatMap(draw -> seats.of(draw).stream())
                .map(seat -> seat.expert(secrets))
                .collect(Collectors.toSet());
        return new PoolSnapshot.Circumstances(avoided, keptOut, meetings());
    }

    private Map<UUID, List<Instant>> meetings() {
        var held = seats.heldAfter(clock.instant().minus(WORKLOAD));
        var at = draws.all(held.stream().map(Seat::drawId).distinct().toList()).stream()
                .collect(Collectors.toMap(CommitteeDraw::drawId, CommitteeDraw::evaluationAt));
        var meetings = new HashMap<UUID, List<Instant>>();
        for (var seat : held) {
            var meeting = at.get(seat.drawId());
            if (meeting != null) {
                meetings.computeIfAbsent(seat.expert(secrets), any -> new ArrayList<>())
                        .add(meeting);
            }
        }
        return meetings;
    }
}
