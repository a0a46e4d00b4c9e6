package org.sunseal.custody.proof;

import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.NoteKey;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;

/** Five trustees, two witnesses, a regulator and a platform with keys of their own, and the register that names them. */
public final class FiveTrustees {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2036-01-01T00:00:00Z");

    private final Signer authority = newAuthority();
    private final List<Signer> signing = new ArrayList<>();
    private final List<Signer> encryption = new ArrayList<>();
    private final List<KeyPair> witnessKeys = new ArrayList<>();
    private final KeyPair logKey = Keys.ed25519();
    private final Signer platform = certified("platform", Usage.SIGNING);
    private final Signer openingService = certified("opening service", Usage.AGREEMENT);
    private final Signer regulator = certified("regulator", Usage.SIGNING);
    private final Signer regulatorEncryption = certified("regulator encryption", Usage.AGREEMENT);
    private final Signer timeStamper = certified("tsa", Usage.TIMESTAMP);
    private final TrusteeRegister register;

    public FiveTrustees() {
        var members = new ArrayList<Member>();
        for (int j = 1; j <= 5; j++) {
            signing.add(certified("T" + j, Usage.SIGNING));
            encryption.add(certified("T" + j + " encryption", Usage.AGREEMENT));
            members.add(new Member.Trustee(
                    "T" + j,
                    j,
                    "Body " + j,
                    URI.create("http://127.0.0.1:" + (8200 + j)),
                    signing(j).certificate(),
                    encryption.get(j - 1).certificate(),
                    witnessKey("T" + j)));
        }
        for (int j = 1; j <= 2; j++) {
            var signer = certified("W" + j, Usage.SIGNING);
            members.add(new Member.Witness(
                    "W" + j,
                    "Witness body " + j,
                    URI.create("http://127.0.0.1:" + (8205 + j)),
                    signer.certificate(),
                    witnessKey("W" + j)));
        }
        register = new TrusteeRegister(
                5,
                3,
                4,
                5,
                "sunseal.test/log",
                NoteKey.of("sunseal.test/log", NoteKey.ED25519, logKey.getPublic()),
                members,
                platform.certificate(),
                openingService.certificate(),
                regulator.certificate(),
                regulatorEncryption.certificate(),
                timeStamper.certificate(),
                Duration.ofSeconds(2));
    }

    public TrusteeRegister register() {
        return register;
    }

    public Signer signing(int j) {
        return signing.get(j - 1);
    }

    public Signer encryption(int j) {
        return encryption.get(j - 1);
    }

    public Signer platform() {
        return platform;
    }

    public Signer openingService() {
        return openingService;
    }

    public Signer regulator() {
        return regulator;
    }

    public Signer authority() {
        return authority;
    }

    public KeyPair logKey() {
        return logKey;
    }

    /** The cosignature keys of T1 to T5, W1, W2, in the order of the register. */
    public List<KeyPair> witnessKeys() {
        return witnessKeys;
    }

    /** An allotment with the signatures of these trustees. */
    public byte[] signed(Allotment allotment, int... trustees) {
        var copies = new ArrayList<byte[]>();
        for (int j : trustees) {
            copies.add(allotment.sign(signing(j)));
        }
        return SignedMessage.merge(copies);
    }

    /** A batch made by all five, each step through the signed messages. */
    public Batch batch(String name, int count) {
        var terms = new CeremonyTerms(name, count, register);
        var own = new ArrayList<byte[]>();
        var dealings = new ArrayList<byte[]>();
        for (int j = 1; j <= 5; j++) {
            var dealing = Dealing.random(terms, j);
            own.add(dealing.ownShares());
            dealings.add(dealing.message(signing(j)));
        }
        var shares = new ArrayList<List<BigInteger>>();
        var statements = new ArrayList<byte[]>();
        BatchKeys keys = null;
        for (int j = 1; j <= 5; j++) {
            var outcome = Ceremony.conclude(
                    terms, j, own.get(j - 1), dealings, encryption(j).key());
            var certified = (Ceremony.Outcome.Certified) outcome;
            shares.add(certified.shares());
            statements.add(certified.statement().sign(signing(j)));
            keys = certified.keys();
        }
        return new Batch(terms, SignedMessage.merge(statements), keys, dealings, own, shares);
    }

    /** What a ceremony leaves behind; element j - 1 of the lists is trustee j's. */
    public record Batch(
            CeremonyTerms terms,
            byte[] statement,
            BatchKeys keys,
            List<byte[]> dealings,
            List<byte[]> ownShares,
            List<List<BigInteger>> shares) {}

    private NoteKey witnessKey(String id) {
        var keys = Keys.ed25519();
        witnessKeys.add(keys);
        return NoteKey.of(id, NoteKey.COSIGNATURE, keys.getPublic());
    }

    private static Signer newAuthority() {
        var keys = Keys.ecP256();
        var certificate = Certificates.selfSigned(keys, "CN=Test authority", true, FROM, UNTIL);
        return new Signer(keys.getPrivate(), certificate, List.of());
    }

    /** Someone else with a certificate of the same authority. */
    public Signer certified(String name, Usage usage) {
        var keys = Keys.ecP256();
        var request = Certificates.request(keys, "CN=" + name);
        var certificate = Certificates.issue(authority, request, usage, FROM, UNTIL, Optional.empty());
        return new Signer(keys.getPrivate(), certificate, List.of());
    }
}
