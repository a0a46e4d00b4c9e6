package org.sunseal.award.proof;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;

/**
 * An open log entry that fixes papers by their digests where they are too large to be logged themselves.
 *
 * @param digests what is fixed, name to SHA-256 in hex
 */
public record LoggedPaper(String tender, String lot, int round, Map<String, String> digests) {
    public LoggedPaper {
        digests = Map.copyOf(digests);
    }

    /** Reads the canonical body. */
    public static LoggedPaper read(byte[] body) {
        var json = Fields.read(body);
        json.version(1);
        var named = json.object("digests");
        var digests = new TreeMap<String, String>();
        named.members().keySet().forEach(name -> digests.put(name, named.digest(name)));
        var paper = new LoggedPaper(json.id("tender"), json.id("lot"), json.smallInteger("round"), digests);
        json.end();
        return paper;
    }

    /** The canonical bytes that are signed. */
    public byte[] body() {
        var json = new LinkedHashMap<String, Object>();
        json.put("v", 1);
        json.put("tender", tender);
        json.put("lot", lot);
        json.put("round", round);
        json.put("digests", digests);
        return CanonicalJson.write(json);
    }
}
