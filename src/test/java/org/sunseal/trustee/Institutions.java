package org.sunseal.trustee;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.NoteKey;
import org.sunseal.crypto.Signer;
import org.sunseal.crypto.Timestamps;
import org.sunseal.custody.proof.Member;
import org.sunseal.custody.proof.TrusteeRegister;

/** Everybody a register names beside the agents' own keys, and the authority that certifies them all. */
final class Institutions {
    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final String ORIGIN = "sunseal.test/log";

    private static final Instant UNTIL = Instant.parse("2036-01-01T00:00:00Z");

    final Signer authority = newAuthority();
    final Signer platformSigning = certified("CN=Platform", Usage.SIGNING);
    final Signer openingService = certified("CN=Opening service", Usage.AGREEMENT);
    final Signer regulator = certified("CN=Regulator", Usage.SIGNING);
    final Signer agency = certified("CN=Agency", Usage.SIGNING);
    final KeyPair logKey = Keys.ed25519();

    private final Signer timeStamper = certified("CN=TSA", Usage.TIMESTAMP);
    private final Signer regulatorEncryption = certified("CN=Regulator encryption", Usage.AGREEMENT);

    Signer certified(String dn, Usage usage) {
        var keys = Keys.ecP256();
        return new Signer(keys.getPrivate(), issue(Certificates.request(keys, dn), usage), List.of());
    }

    X509Certificate issue(byte[] request, Usage usage) {
        return Certificates.issue(authority, request, usage, FROM, UNTIL, Optional.empty());
    }

    /** A time-stamp of the register's authority. */
    byte[] stamp(byte[] message, Instant at) {
        var sha256 = Framing.sha256(message);
        var nonce = BigInteger.valueOf(7);
        var response = Timestamps.respond(Timestamps.request(sha256, nonce), timeStamper, at, BigInteger.TEN);
        return Timestamps.tokenFrom(response, sha256, nonce);
    }

    /**
     * The register of agents whose homes hold their requests.
     *
     * @param home where an agent lives
     * @param standIns keys of the bodies that only witness
     * @param certificates filled with what was issued to the agents, by id and by id and " encryption"
     */
    TrusteeRegister register(
            Function<String, Path> home,
            Map<String, KeyPair> standIns,
            Map<String, Integer> ports,
            Map<String, X509Certificate> certificates) {
        var members = new ArrayList<Member>();
        for (var id : AgentWorld.TRUSTEES) {
            var open = home.apply(id).resolve("public");
            certificates.put(id, issue(Durable.read(open.resolve("signing.csr")), Usage.SIGNING));
            certificates.put(id + " encryption", issue(Durable.read(open.resolve("encryption.csr")), Usage.AGREEMENT));
            members.add(new Member.Trustee(
                    id,
                    members.size() + 1,
                    "Body of " + id,
                    URI.create("http://127.0.0.1:" + ports.get(id)),
                    certificates.get(id),
                    certificates.get(id + " encryption"),
                    NoteKey.parse(new String(Durable.read(open.resolve("witness.vkey")), StandardCharsets.US_ASCII))));
        }
        for (var id : List.of("W1", "W2")) {
            members.add(new Member.Witness(
                    id,
                    "Body of " + id,
                    URI.create("http://127.0.0.1:1"),
                    certified("CN=" + id, Usage.SIGNING).certificate(),
                    NoteKey.of(id, NoteKey.COSIGNATURE, standIns.get(id).getPublic())));
        }
        return new TrusteeRegister(
                5,
                3,
                4,
                5,
                ORIGIN,
                NoteKey.of(ORIGIN, NoteKey.ED25519, logKey.getPublic()),
                members,
                platformSigning.certificate(),
                openingService.certificate(),
                regulator.certificate(),
                regulatorEncryption.certificate(),
                timeStamper.certificate(),
                Duration.ofSeconds(2));
    }

    private static Signer newAuthority() {
        var keys = Keys.ecP256();
        return new Signer(
                keys.getPrivate(), Certificates.selfSigned(keys, "CN=Test authority", true, FROM, UNTIL), List.of());
    }
}
