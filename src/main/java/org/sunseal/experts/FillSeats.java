package org.sunseal.experts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sunseal.crypto.Curve;
import org.sunseal.custody.Batches;
import org.sunseal.experts.draw.DrawKey;
import org.sunseal.experts.draw.Handle;
import org.sunseal.experts.draw.Trace;

/**
 * Invites whoever the draw names and nobody has invited: all at first, after a decline the next in rank for that one seat.
 * Those who sit stay (protocol 8.2-8).
 */
@ApplicationScoped
class FillSeats {
    private final Seats seats;
    private final Experts experts;
    private final ExpertSecrets secrets;
    private final Batches batches;
    private final ExpertsConfig config;
    private final Event<ExpertEvent> events;

    FillSeats(
            Seats seats,
            Experts experts,
            ExpertSecrets secrets,
            Batches batches,
            ExpertsConfig config,
            Event<ExpertEvent> events) {
        this.seats = seats;
        this.experts = experts;
        this.secrets = secrets;
        this.batches = batches;
        this.config = config;
        this.events = events;
    }

    /** To be called while the draw is locked. */
    void fill(CommitteeDraw draw, Instant now) {
        var known = seats.of(draw).stream().map(Seat::handle).collect(Collectors.toSet());
        var file = draw.privateFile(secrets);
        int number = seats.of(draw.lot()).size();
        for (var place : trace(draw, seats.declined(draw)).result()) {
            if (known.add(place.handle())) {
                var expert = experts.get(file.line(place.handle()).expert());
                number++;
                var seat = new Seat(draw, number, place, expert, secrets, now, now.plus(config.answerWithin()));
                seats.keep(seat);
                events.fire(new ExpertEvent.Invited(
                        seat.id(),
                        expert.account().orElseThrow(),
                        draw.drawId(),
                        draw.evaluationAt(),
                        draw.place(),
                        seat.answerBy()));
            }
        }
    }

    /** The draw as anybody can make it again. */
    Trace trace(CommitteeDraw draw, List<Handle> declines) {
        var point = Curve.encode(batches.sharing(draw.announced().keyId()).key());
        return Trace.of(
                DrawKey.check(draw.drawKey(), point), draw.pool(), draw.request(), draw.root(), Map.of(), declines);
    }
}
