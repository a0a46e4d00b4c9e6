package org.sunseal.evaluation.proof;

import java.util.LinkedHashMap;
import java.util.List;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;

/**
 * EVALUATION: the open log entry with which an evaluation ends. It fixes the report by its digests and tells nobody's
 * name and no score.
 *
 * @param failed whether all bids were rejected
 * @param reportSha256 digest of the report's JSON body, hex
 * @param pdfSha256 digest of the PDF with all signatures that were made, hex
 * @param signed members who signed
 * @param dissenting members who said in writing why they disagree
 * @param deemed members who did neither in time and count as consenting (TBR 53)
 */
public record LoggedEvaluation(
        Charge.Place place,
        boolean failed,
        String reportSha256,
        String pdfSha256,
        List<String> signed,
        List<String> dissenting,
        List<String> deemed) {
    public LoggedEvaluation {
        signed = List.copyOf(signed);
        dissenting = List.copyOf(dissenting);
        deemed = List.copyOf(deemed);
    }

    /** Reads the body of an EVALUATION entry. */
    public static LoggedEvaluation read(byte[] body) {
        var fields = Fields.read(body);
        fields.version(1);
        var logged = new LoggedEvaluation(
                Charge.Place.read(fields),
                fields.truth("failed"),
                fields.digest("reportSha256"),
                fields.digest("pdfSha256"),
                fields.texts("signed"),
                fields.texts("dissenting"),
                fields.texts("deemed"));
        fields.end();
        return logged;
    }

    /** The canonical bytes that are signed. */
    public byte[] body() {
        var map = new LinkedHashMap<String, Object>();
        map.put("v", 1);
        map.putAll(place.asMap());
        map.put("failed", failed);
        map.put("reportSha256", reportSha256);
        map.put("pdfSha256", pdfSha256);
        map.put("signed", signed);
        map.put("dissenting", dissenting);
        map.put("deemed", deemed);
        return CanonicalJson.write(map);
    }
}
