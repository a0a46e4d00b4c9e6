package org.sunseal.experts.draw;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.experts.draw.Ranking.Ranked;

/**
 * A committee being drawn: who sits in it and how that came about (protocol 8.2-7 and 8.2-8). A value: a decline makes
 * a new one.
 *
 * <p>Where the pool does not suffice the slot stays short and the steps say by how many. Nothing is widened; looking
 * elsewhere takes a new request, which is a new draw that everybody sees in the log.
 */
public final class Draw {
    private final DrawRequest request;
    private final List<Ranked> order;
    private final List<Seated> committee;
    private final Set<Handle> declined;
    private final List<Step> steps;

    private Draw(
            DrawRequest request, List<Ranked> order, List<Seated> committee, Set<Handle> declined, List<Step> steps) {
        this.request = request;
        this.order = order;
        this.committee = List.copyOf(committee);
        this.declined = Set.copyOf(declined);
        this.steps = List.copyOf(steps);
    }

    /** Fills the slots in the order of the request. */
    public static Draw of(Seed seed, Pool pool, DrawRequest request) {
        return of(Ranking.of(seed, pool.experts()), request);
    }

    static Draw of(List<Ranked> order, DrawRequest request) {
        var draw = new Draw(request, order, List.of(), Set.of(), List.of());
        for (var slot : request.slots()) {
            draw = draw.fill(slot);
        }
        return draw;
    }

    /**
     * The draw after a member has declined or not answered: the member leaves for good and that member's slot alone is
     * filled again. Nobody else moves.
     *
     * @throws InvalidEvidence {@code not-drawn} if no such member sits in the committee
     */
    public Draw afterDecline(Handle handle) {
        var leaving = committee.stream()
                .filter(seated -> seated.handle().equals(handle))
                .findFirst()
                .orElseThrow(() -> new InvalidEvidence("not-drawn", handle + " does not sit in the committee"));
        var staying = new ArrayList<>(committee);
        staying.remove(leaving);
        var gone = new HashSet<>(declined);
        gone.add(handle);
        var told = new ArrayList<>(steps);
        told.add(Step.withdrew(leaving));
        return new Draw(request, order, staying, gone, told).fill(slot(leaving.slot()));
    }

    /** Who sits in the committee, those first who were seated first. */
    public List<Seated> committee() {
        return committee;
    }

    /** Everything that happened, in order; experts without the specialty of a slot are no candidates and not named. */
    public List<Step> steps() {
        return steps;
    }

    /** How many members a slot of the request lacks; 0 when it is filled. */
    public int missing(DrawRequest.Slot slot) {
        var seated = committee.stream()
                .filter(member -> member.slot().equals(slot.code()))
                .count();
        return slot.count() - Math.toIntExact(seated);
    }

    private Draw fill(DrawRequest.Slot slot) {
        var missing = missing(slot);
        var seated = new ArrayList<>(committee);
        var told = new ArrayList<>(steps);
        for (var each : order) {
            if (missing == 0) {
                break;
            }
            if (!each.expert().specialties().contains(slot.specialty())) {
                continue;
            }
            var outcome = Outcome.of(new Look(request, slot, each.expert(), seated, declined));
            told.add(Step.looked(slot, each, outcome));
            if (outcome == Outcome.DRAWN) {
                seated.add(new Seated(slot.code(), each));
                missing--;
            }
        }
        if (missing > 0) {
            told.add(Step.shortBy(slot, missing));
        }
        return new Draw(request, order, seated, declined, told);
    }

    private DrawRequest.Slot slot(String code) {
        return request.slots().stream()
                .filter(slot -> slot.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
