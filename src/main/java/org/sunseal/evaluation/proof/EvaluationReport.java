package org.sunseal.evaluation.proof;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Times;
import org.sunseal.kernel.Refusals;
import org.sunseal.kernel.Refused;

/**
 * A committee's report in its machine-readable form (TBL 40, Order 87 art. 58), signed by the platform beside the PDF
 * twin the members sign. It holds everything the result follows from, so that anyone who has it computes the same.
 *
 * @param charge what the committee was to do
 * @param names the members' names by their ids
 * @param acts what was done, in the order it was done
 * @param findings what follows from it
 * @param at when the report was drawn up
 */
public record EvaluationReport(
        Charge charge, SortedMap<String, String> names, List<Act> acts, Findings findings, Instant at) {
    public EvaluationReport {
        names = new TreeMap<>(names);
        acts = List.copyOf(acts);
    }

    /** Reads the body of a signed report. */
    public static EvaluationReport read(byte[] body) {
        var fields = Fields.read(body);
        fields.version(1);
        var named = fields.object("names");
        var names = new TreeMap<String, String>();
        named.members().keySet().forEach(member -> names.put(member, named.text(member)));
        var report = new EvaluationReport(
                Charge.read(fields.object("charge")),
                names,
                fields.list("acts").stream().map(Act::read).toList(),
                Findings.read(fields.object("findings")),
                fields.instant("at"));
        fields.end();
        return report;
    }

    /** The canonical bytes that are signed. */
    public byte[] body() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("v", 1);
        map.put("charge", charge.asMap());
        map.put("names", new LinkedHashMap<>(names));
        map.put("acts", acts.stream().map(Act::asMap).toList());
        map.put("findings", findings.asMap());
        map.put("at", Times.format(at));
        return CanonicalJson.write(map);
    }

    /** SHA-256 of the body, hex; printed on the PDF twin and logged. */
    public String sha256() {
        return Framing.hex(Framing.sha256(body()));
    }

    /** The members' marks that count: each one's last sheet. */
    public List<MarkSheet> sheets() {
        var last = new TreeMap<String, MarkSheet>();
        for (var act : acts) {
            if (act instanceof Act.Scores scores) {
                last.put(scores.member(), MarkSheet.read(scores.sheet()));
            }
        }
        return List.copyOf(last.values());
    }

    /**
     * Works through the acts as the committee did, and compares what follows with what the report says: that every
     * statement and lock is signed with the member's certificate, every sheet is the one committed to, every rejection
     * has its majority and ground, and scores and ranks are what the formula gives. Who stands behind a certificate, and
     * whether it was valid, is another question.
     *
     * @return the sitting as it ended
     * @throws InvalidEvidence {@code act-not-admitted} naming the first act that breaks a rule, {@code findings-differ}
     *     naming what does not follow
     */
    public Sitting verify() {
        var sitting = replayed();
        var found = findings(sitting);
        require("lead", found.lead(), findings.lead());
        require("rejections", found.rejections(), findings.rejections());
        require("reasonsToFail", found.reasonsToFail(), findings.reasonsToFail());
        require("reference", String.valueOf(found.reference()), String.valueOf(findings.reference()));
        require("scores", found.scores(), findings.scores());
        if (!names.keySet().containsAll(charge.members())) {
            throw new InvalidEvidence("findings-differ", "Not every member is named");
        }
        return sitting;
    }

    private Sitting replayed() {
        var sitting = Sitting.resumed(charge, List.of());
        for (var act : acts) {
            try {
                sitting = sitting.after(act);
            } catch (Refused | Refusals e) {
                throw new InvalidEvidence(
                        "act-not-admitted", "%s at %s: %s".formatted(act.type(), act.at(), e.getMessage()), e);
            }
        }
        return sitting;
    }

    private static Findings findings(Sitting sitting) {
        try {
            return sitting.findings();
        } catch (Refused | Refusals e) {
            throw new InvalidEvidence("findings-differ", "Nothing follows from these acts: " + e.getMessage(), e);
        }
    }

    private static void require(String what, Object computed, Object stated) {
        if (!computed.equals(stated)) {
            throw new InvalidEvidence(
                    "findings-differ", "%s: the acts give %s, the report says %s".formatted(what, computed, stated));
        }
    }
}
