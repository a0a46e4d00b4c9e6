package org.sunseal.evaluation.proof;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Times;

/**
 * Something done in an evaluation, and when the platform took it. Acts are kept in their order and never changed; all
 * else follows from them.
 */
public sealed interface Act {
    /** The type of the log entry that commits to it. */
    String type();

    Instant at();

    /** Its fields beside version and time. */
    Map<String, @Nullable Object> fields();

    /** A member takes its seat: a recusal statement with its signature, CMS. */
    record Seat(String member, byte[] statement, Instant at) implements Act {
        @Override
        public String type() {
            return "SEAT";
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return named("member", member, "statement", statement);
        }
    }

    /** A member says who should lead; its last word counts until somebody has a majority. */
    record LeadVote(String member, String lead, Instant at) implements Act {
        @Override
        public String type() {
            return "LEAD_VOTE";
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return named("member", member, "lead", lead);
        }
    }

    /** A member's verdicts on everything a step of the review asks. */
    record Ballot(String member, Matter matter, List<Verdict> verdicts, Instant at) implements Act {
        public Ballot {
            verdicts = List.copyOf(verdicts);
        }

        @Override
        public String type() {
            return "BALLOT";
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return named(
                    "member",
                    member,
                    "matter",
                    Words.of(matter),
                    "verdicts",
                    verdicts.stream().map(Verdict::asMap).toList());
        }
    }

    /** A bidder explains its low price, in writing. */
    record Explanation(String bid, String text, Instant at) implements Act {
        @Override
        public String type() {
            return "EXPLANATION";
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return named("bid", bid, "text", text);
        }
    }

    /** The lead closes the check of prices, with the arithmetic corrections the committee found. */
    record PriceCheck(String member, List<Correction> corrections, Instant at) implements Act {
        public PriceCheck {
            corrections = List.copyOf(corrections);
        }

        @Override
        public String type() {
            return "PRICE_CHECK";
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return named(
                    "member",
                    member,
                    "corrections",
                    corrections.stream().map(Correction::asMap).toList());
        }
    }

    /** A member commits to its marks: a {@link ScoreLock} with its signature, CMS. */
    record Lock(String member, int attempt, byte[] message, Instant at) implements Act {
        @Override
        public String type() {
            return "SCORE_LOCK";
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return named("member", member, "attempt", attempt, "message", message);
        }
    }

    /**
     * A member shows its marks: the salt and the canonical {@link MarkSheet} of its lock.
     *
     * @param spoilt that the sheet has faults and the member asks to mark these places again
     */
    record Scores(String member, int attempt, byte[] salt, byte[] sheet, boolean spoilt, Instant at) implements Act {
        @Override
        public String type() {
            return "SCORES";
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return named("member", member, "attempt", attempt, "salt", salt, "sheet", sheet, "spoilt", spoilt);
        }
    }

    /** A member disagrees with the result, in writing and with reasons (Regulation 53, Order 87 art. 61). */
    record Dissent(String member, String text, Instant at) implements Act {
        @Override
        public String type() {
            return "DISSENT";
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return named("member", member, "text", text);
        }
    }

    /** The canonical bytes a log entry commits to. */
    default byte[] body() {
        return CanonicalJson.write(asMap());
    }

    /** As it stands in a report. */
    default Map<String, @Nullable Object> asMap() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("v", 1);
        map.put("type", type());
        map.putAll(fields());
        map.put("at", Times.format(at()));
        return map;
    }

    /** Reads the canonical bytes. */
    static Act read(byte[] body) {
        return read(Fields.read(body));
    }

    /** Reads one act of a report. */
    static Act read(Fields fields) {
        fields.version(1);
        var at = fields.instant("at");
        var type = fields.text("type");
        var act =
                switch (type) {
                    case "SEAT" -> new Seat(fields.id("member"), fields.bytes("statement"), at);
                    case "LEAD_VOTE" -> new LeadVote(fields.id("member"), fields.id("lead"), at);
                    case "BALLOT" ->
                        new Ballot(
                                fields.id("member"),
                                Words.of(Matter.class, fields, "matter"),
                                fields.list("verdicts").stream()
                                        .map(Verdict::read)
                                        .toList(),
                                at);
                    case "EXPLANATION" -> new Explanation(fields.id("bid"), fields.text("text"), at);
                    case "PRICE_CHECK" ->
                        new PriceCheck(
                                fields.id("member"),
                                fields.list("corrections").stream()
                                        .map(Correction::read)
                                        .toList(),
                                at);
                    case "SCORE_LOCK" ->
                        new Lock(fields.id("member"), fields.smallInteger("attempt"), fields.bytes("message"), at);
                    case "SCORES" ->
                        new Scores(
                                fields.id("member"),
                                fields.smallInteger("attempt"),
                                fields.bytes("salt"),
                                fields.bytes("sheet"),
                                fields.truth("spoilt"),
                                at);
                    case "DISSENT" -> new Dissent(fields.id("member"), fields.text("text"), at);
                    default -> throw new InvalidEvidence("malformed-json", "type: unknown act " + type);
                };
        fields.end();
        return act;
    }

    private static Map<String, @Nullable Object> named(Object... namesAndValues) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
