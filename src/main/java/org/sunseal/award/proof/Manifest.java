package org.sunseal.award.proof;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Times;

/**
 * What lies in a package of files, signed by the platform as {@code manifest.p7m} beside it; the digest of an archive's
 * manifest is logged.
 *
 * @param retention the class it is kept under
 * @param retainUntil until when at least
 * @param files in the order of their names
 * @param at when the package was put together
 */
public record Manifest(
        String tender, String lot, String retention, Instant retainUntil, List<Listed> files, Instant at) {

    /** One file; size in bytes, SHA-256 in hex. */
    public record Listed(String name, long size, String sha256) {}

    public Manifest {
        files = List.copyOf(files);
    }

    /** Reads the canonical body. */
    public static Manifest read(byte[] body) {
        var json = Fields.read(body);
        json.version(1);
        var manifest = new Manifest(
                json.id("tender"),
                json.id("lot"),
                json.text("retention"),
                json.instant("retainUntil"),
                json.list("files").stream().map(Manifest::listed).toList(),
                json.instant("at"));
        json.end();
        return manifest;
    }

    private static Listed listed(Fields json) {
        var listed = new Listed(json.text("name"), json.integer("size"), json.digest("sha256"));
        json.end();
        return listed;
    }

    /** The canonical bytes that are signed. */
    public byte[] body() {
        var json = new LinkedHashMap<String, Object>();
        json.put("v", 1);
        json.put("tender", tender);
        json.put("lot", lot);
        json.put("retention", retention);
        json.put("retainUntil", Times.format(retainUntil));
        json.put("files", files.stream().map(Manifest::asMap).toList());
        json.put("at", Times.format(at));
        return CanonicalJson.write(json);
    }

    private static Map<String, Object> asMap(Listed file) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", file.name());
        map.put("size", file.size());
        map.put("sha256", file.sha256());
        return map;
    }

    /** SHA-256 of the body, hex: what the ARCHIVE entry names. */
    public String sha256() {
        return Framing.hex(Framing.sha256(body()));
    }
}
