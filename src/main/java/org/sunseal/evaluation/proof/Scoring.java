package org.sunseal.evaluation.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.evaluation.formula.Item;
import org.sunseal.evaluation.formula.Part;
import org.sunseal.evaluation.formula.ScoreSheet;
import org.sunseal.evaluation.formula.ScoreSheets;
import org.sunseal.evaluation.proof.Marking.Spot;
import org.sunseal.kernel.Refused;

/**
 * Marks given in secret and shown together: every member commits to its sheet, and when all have, each shows it. Where
 * objective marks differ, or a sheet turns out faulty, these places go back to the members in another attempt; what was
 * in order stays as it is, because by then the others' marks are known.
 */
final class Scoring {
    private final Charge charge;
    private final List<Act> acts;
    private final List<String> bids;
    private final List<Part> parts;

    /** @param bids slots of the bids to mark */
    Scoring(Charge charge, List<Act> acts, List<String> bids) {
        this.charge = charge;
        this.acts = acts;
        this.bids = bids;
        this.parts = charge.task().parts();
    }

    /** Which attempt is open, from 1; the last one where all is well. */
    int attempt() {
        var attempt = 1;
        while (isShown(attempt) && isSentBack(attempt)) {
            attempt++;
        }
        return attempt;
    }

    /** Whether all sheets are shown and nothing is to be sent back. */
    boolean complete() {
        return parts.isEmpty() || bids.isEmpty() || isShown(attempt());
    }

    /** The sheets of the last attempt. */
    ScoreSheets sheets() {
        if (parts.isEmpty()) {
            return ScoreSheets.NONE;
        }
        return new ScoreSheets(charge.members(), sheets(attempt()));
    }

    /** What all members have shown last: nothing before everybody has, so no mark is seen while one is still secret. */
    List<MarkSheet> shownByAll() {
        var attempt = isShown(attempt()) ? attempt() : attempt() - 1;
        return scores(attempt).stream().map(act -> MarkSheet.read(act.sheet())).toList();
    }

    Set<String> locked(int attempt) {
        return locks(attempt).stream().map(Act.Lock::member).collect(Collectors.toUnmodifiableSet());
    }

    Set<String> shown(int attempt) {
        return scores(attempt).stream().map(Act.Scores::member).collect(Collectors.toUnmodifiableSet());
    }

    /** What the open attempt is about: everything at first, then what was sent back. */
    List<Spot> sentBack() {
        return attempt() == 1 ? List.of() : sentBack(attempt() - 1);
    }

    void admit(Act.Lock act) {
        requireOpen(act.attempt());
        SittingRefusal.ALREADY_GIVEN.unless(
                !locked(act.attempt()).contains(act.member()), "You have locked your marks");
        var signed = SignedMessage.parse(act.message());
        var lock = ScoreLock.read(signed.body());
        SittingRefusal.FOREIGN_SHEET.unless(
                lock.place().equals(charge.place())
                        && lock.member().equals(act.member())
                        && lock.attempt() == act.attempt(),
                "This lock is for another sitting, member or attempt");
        RollCall.requireSignedBy(charge.seat(act.member()).orElseThrow(), signed);
    }

    void admit(Act.Scores act) {
        requireOpen(act.attempt());
        var locked = locked(act.attempt());
        SittingRefusal.NOT_ALL_LOCKED.unless(
                locked.containsAll(charge.members()),
                "%d of %d members have locked their marks"
                        .formatted(locked.size(), charge.committee().size()));
        SittingRefusal.ALREADY_GIVEN.unless(!shown(act.attempt()).contains(act.member()), "You have shown your marks");
        SittingRefusal.COMMITMENT_MISMATCH.unless(
                act.salt().length == ScoreLock.SALT
                        && ScoreLock.commitment(act.salt(), act.sheet()).equals(commitment(act)),
                "Sheet and salt are not what you committed to");
        var sheet = MarkSheet.read(act.sheet());
        SittingRefusal.FOREIGN_SHEET.unless(
                sheet.place().equals(charge.place())
                        && sheet.member().equals(act.member())
                        && sheet.attempt() == act.attempt(),
                "This sheet is for another sitting, member or attempt");
        var faults = faults(sheet);
        if (act.spoilt()) {
            SittingRefusal.NOT_SPOILT.unless(!faults.isEmpty(), "Your sheet has no fault");
        } else {
            Refused.all(faults);
        }
        Refused.all(changes(sheet));
    }

    private void requireOpen(int attempt) {
        if (attempt() > attempt) {
            throw new Refused(
                    SittingRefusal.OBJECTIVE_DIFFERS,
                    "Attempt %d was sent back for %s".formatted(attempt, sentBack(attempt)));
        }
        SittingRefusal.OUT_OF_TURN.unless(attempt() == attempt, "Attempt %d is not open".formatted(attempt));
    }

    /** Everything wrong with a sheet by itself: marks missing, not asked for, out of range. */
    private List<Refused> faults(MarkSheet sheet) {
        var alone = new ScoreSheets(List.of(sheet.member()), sheet.sheets());
        return alone.faults(parts, bids);
    }

    /** Marks that differ from the attempt before without having been sent back. */
    private List<Refused> changes(MarkSheet sheet) {
        var before = scores(sheet.attempt() - 1).stream()
                .filter(act -> act.member().equals(sheet.member()))
                .map(act -> MarkSheet.read(act.sheet()))
                .findFirst();
        if (before.isEmpty()) {
            return List.of();
        }
        var open = open(before.get());
        var faults = new ArrayList<Refused>();
        for (var spot : allSpots()) {
            if (!open.contains(spot) && !same(mark(before.get(), spot), mark(sheet, spot))) {
                faults.add(new Refused(
                        SittingRefusal.MARK_CHANGED,
                        "marks." + spot.item(),
                        "Item %s of bid %s was not sent back".formatted(spot.item(), spot.bid())));
            }
        }
        return faults;
    }

    /** What a member may mark anew after that sheet: places where members differ, and its own faulty ones. */
    private Set<Spot> open(MarkSheet before) {
        var open = new HashSet<>(differing(before.attempt()));
        for (var spot : allSpots()) {
            var mark = mark(before, spot);
            if (mark == null || !item(spot).admits(mark)) {
                open.add(spot);
            }
        }
        return open;
    }

    private boolean isShown(int attempt) {
        return shown(attempt).containsAll(charge.members());
    }

    private boolean isSentBack(int attempt) {
        return scores(attempt).stream().anyMatch(Act.Scores::spoilt)
                || !differing(attempt).isEmpty();
    }

    /** What goes back after an attempt: differing objective marks, and whatever a spoilt sheet lacks. */
    private List<Spot> sentBack(int attempt) {
        var back = new ArrayList<>(differing(attempt));
        for (var act : scores(attempt)) {
            if (act.spoilt()) {
                open(MarkSheet.read(act.sheet())).stream()
                        .filter(spot -> !back.contains(spot))
                        .forEach(back::add);
            }
        }
        return back;
    }

    private List<Spot> differing(int attempt) {
        var sheets = sheets(attempt);
        var differing = new ArrayList<Spot>();
        for (var spot : allSpots()) {
            var marks = new HashSet<BigDecimal>();
            for (var sheet : sheets) {
                var mark = sheet.bid().equals(spot.bid()) ? sheet.marks().get(spot.item()) : null;
                if (mark != null) {
                    marks.add(mark.stripTrailingZeros()); // 5 and 5.0 are the same mark
                }
            }
            if (item(spot).objective() && marks.size() > 1) {
                differing.add(spot);
            }
        }
        return differing;
    }

    private List<ScoreSheet> sheets(int attempt) {
        return scores(attempt).stream()
                .flatMap(act -> MarkSheet.read(act.sheet()).sheets().stream())
                .toList();
    }

    private String commitment(Act.Scores act) {
        return locks(act.attempt()).stream()
                .filter(lock -> lock.member().equals(act.member()))
                .map(lock -> ScoreLock.read(SignedMessage.parse(lock.message()).body()))
                .map(ScoreLock::commitment)
                .findFirst()
                .orElseThrow();
    }

    private List<Act.Lock> locks(int attempt) {
        return acts.stream()
                .filter(Act.Lock.class::isInstance)
                .map(Act.Lock.class::cast)
                .filter(lock -> lock.attempt() == attempt)
                .toList();
    }

    private List<Act.Scores> scores(int attempt) {
        return acts.stream()
                .filter(Act.Scores.class::isInstance)
                .map(Act.Scores.class::cast)
                .filter(act -> act.attempt() == attempt)
                .toList();
    }

    private List<Spot> allSpots() {
        return bids.stream()
                .flatMap(bid ->
                        parts.stream().flatMap(part -> part.items().stream()).map(item -> new Spot(bid, item.code())))
                .toList();
    }

    private Item item(Spot spot) {
        return parts.stream()
                .flatMap(part -> part.items().stream())
                .filter(item -> item.code().equals(spot.item()))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable BigDecimal mark(MarkSheet sheet, Spot spot) {
        return Optional.ofNullable(sheet.marks().get(spot.bid()))
                .map(marks -> marks.get(spot.item()))
                .orElse(null);
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }
}
