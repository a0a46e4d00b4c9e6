package org.sunseal.opening.proof;

import java.util.LinkedHashMap;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;

/**
 * RECORD: the open log entry that fixes an opening record by its digests.
 *
 * @param recordSha256 digest of the record's JSON body, hex
 * @param pdfSha256 digest of the signed PDF file, hex
 */
public record LoggedRecord(
        String tender, String lot, int round, String closeSha256, String recordSha256, String pdfSha256) {

    /** Reads the body of a RECORD entry. */
    public static LoggedRecord read(byte[] body) {
        var fields = Fields.read(body);
        fields.version(1);
        var record = new LoggedRecord(
                fields.id("tender"),
                fields.id("lot"),
                fields.smallInteger("round"),
                fields.digest("closeSha256"),
                fields.digest("recordSha256"),
                fields.digest("pdfSha256"));
        fields.end();
        return record;
    }

    /** The canonical bytes that are signed. */
    public byte[] body() {
        var record = new LinkedHashMap<String, Object>();
        record.put("v", 1);
        record.put("tender", tender);
        record.put("lot", lot);
        record.put("round", round);
        record.put("closeSha256", closeSha256);
        record.put("recordSha256", recordSha256);
        record.put("pdfSha256", pdfSha256);
        return CanonicalJson.write(record);
    }
}
