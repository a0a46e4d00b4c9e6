package org.sunseal.custody.proof;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.sunseal.audit.proof.WitnessQuorum;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.NoteKey;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;

/**
 * Who holds the keys, who witnesses the log, and which certificates platform, regulator and time-stamp authority use;
 * signed by the regulator (protocol 2, A17). Whoever reads one from the platform believes nothing: it counts only out
 * of a {@link TrustFile}.
 *
 * @param n trustees
 * @param k trustees whose shares open a slot
 * @param a trustees whose signatures make an allotment valid (protocol 5.1a)
 * @param w witnesses whose cosignatures make a checkpoint count (protocol 9.1)
 * @param origin the log's name, the first line of its checkpoints
 * @param logKey the log's own Ed25519 key, type 0x01
 * @param members the trustees in the order of their share indexes, then the bodies that only witness
 * @param tick time between two checkpoints
 */
public record TrusteeRegister(
        int n,
        int k,
        int a,
        int w,
        String origin,
        NoteKey logKey,
        List<Member> members,
        X509Certificate platformSigning,
        X509Certificate openingService,
        X509Certificate regulatorSigning,
        X509Certificate regulatorEncryption,
        X509Certificate tsa,
        Duration tick) {

    /** Checks the protocol's inequalities: a register that could be split or blocked is none. */
    public TrusteeRegister {
        members = List.copyOf(members);
        var trustees = members.stream().filter(Member.Trustee.class::isInstance).count();
        require(trustees == n, "%d trustees listed, n is %d".formatted(trustees, n));
        for (int i = 0; i < n; i++) {
            require(
                    members.get(i) instanceof Member.Trustee trustee && trustee.index() == i + 1,
                    "Trustees come first, in the order of their share indexes");
        }
        require(k >= 1 && n >= 2 * k - 1, "n must be at least 2k - 1");
        require(a <= n && 2 * a - n > k - 1, "Two sets of a signers must share an honest one: 2a - n > k - 1");
        int m = members.size();
        require(w <= m && 2 * w - m > k - 1, "Two witness quorums must share an honest one: 2w - m > k - 1");
        require(m - w >= n - k, "As many absentees as an opening bears must not stop the log: m - w >= n - k");
        var names = new HashSet<String>();
        for (var member : members) {
            require(names.add("id " + member.id()), member.id() + " is listed twice");
            require(names.add(Certificates.sha256(member.signing())), member.id() + " shares a signing certificate");
            require(names.add(member.witnessKey().vkey()), member.id() + " shares a witness key");
        }
    }

    /**
     * Reads a register and checks that the regulator it names signed it. That this is the right regulator, only
     * {@link TrustFile} can tell.
     *
     * @throws InvalidEvidence {@code malformed-json}, {@code bad-signature} or {@code bad-register}
     */
    public static TrusteeRegister parse(byte[] p7) {
        var message = SignedMessage.parse(p7);
        var register = read(message.body());
        if (!message.onlySigner().equals(register.regulatorSigning)) {
            throw new InvalidEvidence("bad-register", "The register is not signed by the regulator it names");
        }
        return register;
    }

    private static TrusteeRegister read(byte[] body) {
        var json = Fields.read(body);
        json.version(1);
        var members = new ArrayList<Member>();
        for (var member : json.list("members")) {
            members.add(Member.read(member, members.size() + 1));
        }
        var register = new TrusteeRegister(
                json.smallInteger("n"),
                json.smallInteger("k"),
                json.smallInteger("a"),
                json.smallInteger("w"),
                json.text("origin"),
                NoteKey.parse(json.text("logKey")),
                members,
                Certificates.parse(json.bytes("platformSigning")),
                Certificates.parse(json.bytes("openingService")),
                Certificates.parse(json.bytes("regulatorSigning")),
                Certificates.parse(json.bytes("regulatorEncryption")),
                Certificates.parse(json.bytes("tsa")),
                Duration.ofMillis(json.integer("tick")));
        json.end();
        return register;
    }

    /** The canonical JSON that the regulator signs. */
    public byte[] body() {
        var json = new LinkedHashMap<String, Object>();
        json.put("v", 1);
        json.put("n", n);
        json.put("k", k);
        json.put("a", a);
        json.put("w", w);
        json.put("origin", origin);
        json.put("logKey", logKey.vkey());
        json.put("members", members.stream().map(Member::json).toList());
        json.put("platformSigning", Certificates.der(platformSigning));
        json.put("openingService", Certificates.der(openingService));
        json.put("regulatorSigning", Certificates.der(regulatorSigning));
        json.put("regulatorEncryption", Certificates.der(regulatorEncryption));
        json.put("tsa", Certificates.der(tsa));
        json.put("tick", tick.toMillis());
        return CanonicalJson.write(json);
    }

    /** The register as signed message; {@code regulator} must be the one it names. */
    public byte[] sign(Signer regulator) {
        return SignedMessage.sign(body(), regulator);
    }

    /** SHA-256 of the body in hex: how notices name the register. */
    public String sha256() {
        return Framing.hex(Framing.sha256(body()));
    }

    /** The trustees by share index; element 0 has index 1. */
    public List<Member.Trustee> trustees() {
        return members.stream()
                .filter(Member.Trustee.class::isInstance)
                .map(Member.Trustee.class::cast)
                .toList();
    }

    /** The trustee of that id, such as {@code T1}. */
    public Optional<Member.Trustee> trustee(String id) {
        return trustees().stream().filter(trustee -> trustee.id().equals(id)).findFirst();
    }

    /** The trustee whose signing certificate this is, byte for byte. */
    public Optional<Member.Trustee> trusteeSigning(X509Certificate certificate) {
        return trustees().stream()
                .filter(trustee -> trustee.signing().equals(certificate))
                .findFirst();
    }

    /** The member of that id, trustee or witness. */
    public Optional<Member> member(String id) {
        return members.stream().filter(member -> member.id().equals(id)).findFirst();
    }

    /** The rule by which checkpoints of this log count. */
    public WitnessQuorum quorum() {
        return new WitnessQuorum(
                logKey, members.stream().map(Member::witnessKey).toList(), w);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new InvalidEvidence("bad-register", rule);
        }
    }
}
