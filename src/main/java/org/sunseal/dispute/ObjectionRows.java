package org.sunseal.dispute;

import static org.sunseal.dispute.proof.About.DOCUMENTS;
import static org.sunseal.dispute.proof.About.OPENING;
import static org.sunseal.dispute.proof.About.RESULT;
import static org.sunseal.trade.TradeKind.ENGINEERING;
import static org.sunseal.trade.TradeKind.OTHER;
import static org.sunseal.trade.TradeKind.PROCUREMENT;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sunseal.dispute.proof.About;
import org.sunseal.dispute.proof.Consequence;
import org.sunseal.trade.Actor;
import org.sunseal.trade.Stage;
import org.sunseal.trade.TradeKind;

/**
 * The rows of all kinds. How many days a period has is not said here but in {@code trade/rules.csv}, so that a region's
 * own row counts here too.
 */
final class ObjectionRows {
    private static final Set<Actor> ANYBODY = EnumSet.of(Actor.BIDDER, Actor.INTERESTED_PARTY);
    private static final Set<Actor> SUPPLIERS = EnumSet.of(Actor.BIDDER);

    private static final Set<Consequence> ABOUT_DOCUMENTS =
            EnumSet.of(Consequence.NONE, Consequence.CORRECT_DOCUMENTS, Consequence.RETENDER);
    private static final Set<Consequence> ABOUT_OPENING = EnumSet.of(Consequence.NONE, Consequence.CORRECT_RECORD);
    private static final Set<Consequence> ABOUT_RESULT =
            EnumSet.of(Consequence.NONE, Consequence.REEVALUATE, Consequence.NEXT_CANDIDATE, Consequence.RETENDER);

    private static final Set<Stage> BEFORE_THE_DEADLINE =
            EnumSet.of(Stage.ISSUING, Stage.PAUSED_OBJECTION, Stage.SUSPENDED);
    private static final Set<Stage> FROM_CLOSE_TO_AWARD = EnumSet.of(
            Stage.CLOSED,
            Stage.OPENING,
            Stage.READ_OUT,
            Stage.OPENED,
            Stage.EVALUATING,
            Stage.EVALUATED,
            Stage.PUBLICITY,
            Stage.PAUSED_OBJECTION_RESULT,
            Stage.AWARDABLE);
    private static final Set<Stage> PROCESS_OF_PROCUREMENT = EnumSet.of(
            Stage.CLOSED,
            Stage.OPENING,
            Stage.READ_OUT,
            Stage.OPENED,
            Stage.QUALIFIED,
            Stage.EVALUATING,
            Stage.REEVALUATION,
            Stage.EVALUATED,
            Stage.DECIDED,
            Stage.ANNOUNCED);
    private static final Set<Stage> BOUGHT =
            EnumSet.of(Stage.CONTRACTED, Stage.CONTRACT_PUBLISHED, Stage.ACCEPTED, Stage.FAILED);

    private static final List<ObjectionRow> ROWS = List.of(
            new ObjectionRow(
                    ENGINEERING,
                    DOCUMENTS,
                    "异议",
                    BEFORE_THE_DEADLINE,
                    FROM_CLOSE_TO_AWARD,
                    ANYBODY,
                    "ENG-OBJ-10D",
                    "ENG-ANS-3D",
                    "ENG-ADD-15D",
                    Stage.ISSUING,
                    Stage.PAUSED_OBJECTION,
                    false,
                    ABOUT_DOCUMENTS,
                    "TBR 21; TBR 22"),
            new ObjectionRow( // on the spot, answered on the spot
                    ENGINEERING,
                    OPENING,
                    "异议",
                    EnumSet.of(Stage.OPENING, Stage.READ_OUT),
                    without(FROM_CLOSE_TO_AWARD, Stage.CLOSED, Stage.OPENING, Stage.READ_OUT),
                    ANYBODY,
                    null,
                    null,
                    null,
                    null,
                    null,
                    false,
                    ABOUT_OPENING,
                    "TBR 44"),
            new ObjectionRow(
                    ENGINEERING,
                    RESULT,
                    "异议",
                    EnumSet.of(Stage.PUBLICITY, Stage.PAUSED_OBJECTION_RESULT),
                    EnumSet.of(
                            Stage.AWARDABLE,
                            Stage.AWARDED,
                            Stage.NOTICE_SENT,
                            Stage.ANNOUNCED,
                            Stage.CONTRACTED,
                            Stage.SETTLED),
                    ANYBODY,
                    null,
                    "ENG-ANS-3D",
                    null,
                    Stage.PUBLICITY,
                    Stage.PAUSED_OBJECTION_RESULT,
                    false,
                    ABOUT_RESULT,
                    "TBR 54"),
            new ObjectionRow(
                    PROCUREMENT,
                    DOCUMENTS,
                    "质疑",
                    with(PROCESS_OF_PROCUREMENT, Stage.ISSUING, Stage.SUSPENDED),
                    BOUGHT,
                    SUPPLIERS,
                    "GP-QUERY-7WD",
                    "GP-QANS-7WD",
                    "GP-ADD-15D",
                    null,
                    null,
                    true,
                    ABOUT_DOCUMENTS,
                    "GPL 52; GPL 53; GPR 53; GPR 54"),
            new ObjectionRow(
                    PROCUREMENT,
                    OPENING,
                    "质疑",
                    without(PROCESS_OF_PROCUREMENT, Stage.CLOSED),
                    BOUGHT,
                    SUPPLIERS,
                    "GP-QUERY-7WD",
                    "GP-QANS-7WD",
                    null,
                    null,
                    null,
                    true,
                    ABOUT_OPENING,
                    "GPL 52; GPL 53; GPR 53; GPR 54"),
            new ObjectionRow(
                    PROCUREMENT,
                    RESULT,
                    "质疑",
                    EnumSet.of(Stage.ANNOUNCED),
                    BOUGHT,
                    SUPPLIERS,
                    "GP-QUERY-7WD",
                    "GP-QANS-7WD",
                    null,
                    null,
                    null,
                    true,
                    ABOUT_RESULT,
                    "GPL 52; GPL 53; GPR 53; GPR 54"),
            new ObjectionRow(
                    OTHER,
                    DOCUMENTS,
                    "异议",
                    BEFORE_THE_DEADLINE,
                    EnumSet.of(Stage.CLOSED, Stage.OPENING, Stage.READ_OUT, Stage.OPENED),
                    ANYBODY,
                    null,
                    null,
                    null,
                    Stage.ISSUING,
                    Stage.PAUSED_OBJECTION,
                    false,
                    ABOUT_DOCUMENTS,
                    "DESIGN"),
            new ObjectionRow(
                    OTHER,
                    OPENING,
                    "异议",
                    EnumSet.of(Stage.OPENING, Stage.READ_OUT),
                    EnumSet.of(Stage.OPENED),
                    ANYBODY,
                    null,
                    null,
                    null,
                    null,
                    null,
                    false,
                    ABOUT_OPENING,
                    "DESIGN"));

    private ObjectionRows() {}

    /** Empty where a kind knows no such objection. */
    static Optional<ObjectionRow> of(TradeKind kind, About about) {
        return ROWS.stream()
                .filter(row -> row.kind() == kind && row.about() == about)
                .findAny();
    }

    static List<ObjectionRow> of(TradeKind kind) {
        return ROWS.stream().filter(row -> row.kind() == kind).toList();
    }

    static List<ObjectionRow> all() {
        return ROWS;
    }

    private static Set<Stage> with(Set<Stage> stages, Stage... more) {
        var all = EnumSet.copyOf(stages);
        all.addAll(List.of(more));
        return all;
    }

    private static Set<Stage> without(Set<Stage> stages, Stage... less) {
        var all = EnumSet.copyOf(stages);
        all.removeAll(List.of(less));
        return all;
    }
}
