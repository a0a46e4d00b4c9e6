package org.sunseal.supervision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a lot.
 *
 * @param wholeDay whether only the day is told, as of an objection before the deadline; {@code at} is its beginning
 * @param facts what else is known of it, as text by name; instants as in the API
 * @param sha256 digest of the document it rests on; null where there is none
 * @param logIndex where its open entry stands in the log; null where it has none, or waits for its tick
 * @param verdicts what the rules say about it
 */
public record FileEvent(
        Instant at,
        boolean wholeDay,
        Kind kind,
        Map<String, String> facts,
        @Nullable String sha256,
        @Nullable Long logIndex,
        List<Verdict> verdicts) {
    /** What happened. */
    public enum Kind {
        PLANNED,
        SUBMITTED,
        SLIP,
        NOTICE,
        ENQUIRY_ANSWERED,
        OBJECTION_FILED,
        OBJECTION_ANSWERED,
        ORDER,
        CLOSED,
        READ_OUT,
        RECORDED,
        DRAW_REQUESTED,
        EVALUATION_BEGUN,
        EVALUATION_ENDED,
        REEVALUATION,
        RETENDERED,
        PAPER,
        LIMIT_MET,
        ARCHIVED
    }

    public FileEvent {
        facts = Map.copyOf(facts);
        verdicts = List.copyOf(verdicts);
    }

    static FileEvent of(Kind kind, Instant at, Map<String, String> facts) {
        return new FileEvent(at, false, kind, facts, null, null, List.of());
    }

    FileEvent on(String document) {
        return new FileEvent(at, wholeDay, kind, facts, document, logIndex, verdicts);
    }

    FileEvent logged(@Nullable Long index) {
        return new FileEvent(at, wholeDay, kind, facts, sha256, index, verdicts);
    }

    FileEvent judged(List<Verdict> by) {
        return new FileEvent(at, wholeDay, kind, facts, sha256, logIndex, by);
    }

    FileEvent ofDay() {
        return new FileEvent(at, true, kind, facts, sha256, logIndex, verdicts);
    }
}
