package org.sunseal.award.proof;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Times;
import org.sunseal.opening.proof.PrintedRecord;

/**
 * The award notice (中标通知书) in its machine-readable form, signed by the platform; its printed twin is signed by the
 * tenderee.
 *
 * @param name the winner's registered name
 * @param decisionSha256 the decision it tells of
 * @param at when it was drawn up
 */
public record AwardNotice(
        String tender,
        String lot,
        int round,
        String decisionSha256,
        String slot,
        String name,
        String creditCode,
        Terms terms,
        Instant at) {

    /** Reads the canonical body. */
    public static AwardNotice read(byte[] body) {
        var json = Fields.read(body);
        json.version(1);
        var notice = new AwardNotice(
                json.id("tender"),
                json.id("lot"),
                json.smallInteger("round"),
                json.digest("decisionSha256"),
                json.id("slot"),
                json.text("name"),
                json.text("creditCode"),
                Terms.read(json.object("terms")),
                json.instant("at"));
        json.end();
        return notice;
    }

    /** The canonical bytes that are signed. */
    public byte[] body() {
        var json = new LinkedHashMap<String, Object>();
        json.put("v", 1);
        json.put("tender", tender);
        json.put("lot", lot);
        json.put("round", round);
        json.put("decisionSha256", decisionSha256);
        json.put("slot", slot);
        json.put("name", name);
        json.put("creditCode", creditCode);
        json.put("terms", terms.asMap());
        json.put("at", Times.format(at));
        return CanonicalJson.write(json);
    }

    /** SHA-256 of the body, hex; printed on the twin. */
    public String sha256() {
        return Framing.hex(Framing.sha256(body()));
    }

    /** Every fact the printed twin shows, label and text, in the order of the page. */
    public List<Map.Entry<String, String>> printed() {
        return List.of(
                Map.entry("招标项目编号", tender),
                Map.entry("标段", lot),
                Map.entry("中标人", PrintedRecord.text(name)),
                Map.entry("统一社会信用代码", PrintedRecord.text(creditCode)),
                Map.entry("中标价", "%s %s".formatted(terms.price(), terms.currency())),
                Map.entry("工期（天）", terms.durationDays().isEmpty() ? "—" : terms.durationDays()),
                Map.entry("质量", terms.quality().isEmpty() ? "—" : PrintedRecord.text(terms.quality())),
                Map.entry("定标决定摘要", decisionSha256),
                Map.entry("本通知书机器可读文本摘要", sha256()));
    }
}
