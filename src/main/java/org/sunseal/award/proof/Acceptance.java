package org.sunseal.award.proof;

import java.util.LinkedHashMap;
import java.util.List;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;

/**
 * That what was bought is delivered and accepted, signed by the tenderee; an open log entry.
 *
 * @param statement in the tenderee's words
 * @param files digests, hex, of the records of acceptance
 */
public record Acceptance(String tender, String lot, String statement, List<String> files) {
    public Acceptance {
        files = List.copyOf(files);
    }

    /** Reads the canonical body. */
    public static Acceptance read(byte[] body) {
        var json = Fields.read(body);
        json.version(1);
        var read = new Acceptance(json.id("tender"), json.id("lot"), json.text("statement"), json.texts("files"));
        json.end();
        return read;
    }

    /** The canonical bytes that are signed. */
    public byte[] body() {
        var json = new LinkedHashMap<String, Object>();
        json.put("v", 1);
        json.put("tender", tender);
        json.put("lot", lot);
        json.put("statement", statement);
        json.put("files", files);
        return CanonicalJson.write(json);
    }
}
