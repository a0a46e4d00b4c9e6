package org.sunseal.custody.proof;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.NoteKey;

/**
 * One body in the register: it signs, has an inbox, and witnesses the log. Only a {@link Trustee} also holds shares of slot
 * keys (protocol 2 and 9.1).
 */
public sealed interface Member {
    /** The short name used in paths and messages, such as {@code T1}. */
    String id();

    /** The institution behind the agent, shown to bidders before they seal. */
    String body();

    /** Where the agent takes notices, orders and claims (protocol 9.1). */
    URI inbox();

    /** The certificate of its signatures. */
    X509Certificate signing();

    /** The Ed25519 key of its log cosignatures, type 0x04. */
    NoteKey witnessKey();

    /** The JSON of the register's {@code members} array. */
    Map<String, Object> json();

    /**
     * A holder of key shares.
     *
     * @param index the share index j, 1 to n; the polynomial is evaluated there
     * @param encryption the certificate to which shares are sealed
     */
    record Trustee(
            String id,
            int index,
            String body,
            URI inbox,
            X509Certificate signing,
            X509Certificate encryption,
            NoteKey witnessKey)
            implements Member {
        @Override
        public Map<String, Object> json() {
            return write(this, "trustee", Certificates.der(encryption));
        }
    }

    /** A body that only cosigns the log. */
    record Witness(String id, String body, URI inbox, X509Certificate signing, NoteKey witnessKey) implements Member {
        @Override
        public Map<String, Object> json() {
            return write(this, "witness", new byte[0]);
        }
    }

    /**
     * Reads one element of {@code members}.
     *
     * @param index the share index this member has if it is a trustee
     * @throws InvalidEvidence {@code malformed-json} for unknown kinds or fields, {@code malformed-certificate} otherwise
     */
    static Member read(Fields json, int index) {
        var kind = json.text("kind");
        var id = json.id("id");
        var body = json.text("body");
        var inbox = inbox(json.text("inbox"));
        var signing = Certificates.parse(json.bytes("signing"));
        var encryption = json.bytes("encryption");
        var witnessKey = NoteKey.parse(json.text("witnessKey"));
        json.end();
        return switch (kind) {
            case "trustee" -> new Trustee(id, index, body, inbox, signing, Certificates.parse(encryption), witnessKey);
            case "witness" -> {
                if (encryption.length != 0) {
                    throw new InvalidEvidence("bad-register", "Witness " + id + " has an encryption certificate");
                }
                yield new Witness(id, body, inbox, signing, witnessKey);
            }
            default -> throw new InvalidEvidence("malformed-json", "members: unknown kind " + kind);
        };
    }

    private static URI inbox(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidEvidence("malformed-json", "members: inbox is no URL: " + text, e);
        }
    }

    private static Map<String, Object> write(Member member, String kind, byte[] encryption) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", member.id());
        json.put("kind", kind);
        json.put("body", member.body());
        json.put("inbox", member.inbox().toString());
        json.put("signing", Certificates.der(member.signing()));
        json.put("encryption", encryption);
        json.put("witnessKey", member.witnessKey().vkey());
        return json;
    }
}
