package org.sunseal.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CRLException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.RevokedSerial;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.NoteKey;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.Member;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.kernel.OnDisk;
import org.sunseal.kernel.SandboxClock;

/**
 * Everybody a test may need to be: authorities, the platform, the regulator, five trustees and two witnesses, with
 * throw-away keys.
 */
public final class TestWorld {
    static final String ORIGIN = "test.sunseal.example/log";
    static final String PASSWORD = "throw-away";
    private static final int TRUSTEES = 5;
    private static final int WITNESSES = 2;

    private final Path folder;
    private final Instant from = Instant.now().minus(Duration.ofDays(30));
    private final Instant until = from.plus(Duration.ofDays(3650));
    private final Signer ca;
    private final Signer secondCa;
    private final List<RevokedSerial> revoked = new ArrayList<>();
    private long crlNumber = 1;
    private final Signer platform;
    private final Signer opening;
    private final Signer regulator;
    private final Signer regulatorEncryption;
    private final Signer tsa;
    private final List<Signer> trustees = new ArrayList<>();
    private final List<Signer> trusteeEncryption = new ArrayList<>();
    private final List<Signer> witnesses = new ArrayList<>();
    private final List<KeyPair> witnessKeys = new ArrayList<>();
    private final KeyPair log = Keys.ed25519();
    private final TrusteeRegister register;
    private final SandboxClock clock;

    TestWorld(Path folder) throws IOException {
        this.folder = folder;
        this.ca = authority("First test authority");
        this.secondCa = authority("Second test authority");
        this.platform = certify("Platform", "platform", Usage.SIGNING);
        this.opening = certify("Opening service", "opening", Usage.AGREEMENT);
        this.regulator = certify("Regulator", "regulator", Usage.SIGNING);
        this.regulatorEncryption = certify("Regulator", "regulator-encryption", Usage.AGREEMENT);
        this.tsa = certify("Time-stamp authority", "tsa", Usage.TIMESTAMP);
        for (int i = 1; i <= TRUSTEES; i++) {
            var trustee = certify("Trustee " + i, "T" + i, Usage.SIGNING);
            // without its chain, as agents sign: the register vouches for the certificate
            trustees.add(new Signer(trustee.key(), trustee.certificate(), List.of()));
            trusteeEncryption.add(certify("Trustee " + i, "T" + i + "-encryption", Usage.AGREEMENT));
            witnessKeys.add(Keys.ed25519());
        }
        for (int i = 1; i <= WITNESSES; i++) {
            witnesses.add(certify("Witness " + i, "W" + i, Usage.SIGNING));
            witnessKeys.add(Keys.ed25519());
        }
        this.register = compose();
        this.clock = new SandboxClock(clockFile());
        writeKeys();
        writeLists();
        new TrustFile(
                        List.of(ca.certificate(), secondCa.certificate()),
                        List.of(regulator.certificateSha256()),
                        register.sign(regulator),
                        List.of())
                .write(trustFile());
    }

    private Signer authority(String name) {
        var keys = Keys.ecP256();
        var self = Certificates.selfSigned(keys, "C=CN,O=Sunseal tests,CN=" + name, true, from, until);
        return new Signer(keys.getPrivate(), self, List.of());
    }

    /** Somebody with a certificate of the first authority; the credit code is the subject's serial number. */
    public Signer certify(String name, String creditCode, Usage usage) {
        return certify(ca, name, creditCode, usage, from, until);
    }

    /** As above, with everything chosen: for certificates that must be refused. */
    public Signer certify(Signer authority, String name, String creditCode, Usage usage, Instant from, Instant until) {
        var keys = Keys.ecP256();
        var request = Certificates.request(keys, "C=CN,O=%s,SERIALNUMBER=%s,CN=%s".formatted(name, creditCode, name));
        var certificate = Certificates.issue(authority, request, usage, from, until, Optional.empty());
        return new Signer(keys.getPrivate(), certificate, List.of(authority.certificate()));
    }

    /** Puts the certificate on the authorities' lists, as of now. */
    public void revoke(X509Certificate certificate) throws IOException {
        revoked.add(
                new RevokedSerial(certificate.getSerialNumber(), clock.instant().minusSeconds(1)));
        crlNumber++;
        writeLists();
    }

    /** Publishes the lists anew, as issued then. */
    public void publishListsFrom(Instant thisUpdate) throws IOException {
        crlNumber++;
        writeLists(thisUpdate);
    }

    private void writeLists() throws IOException {
        writeLists(from);
    }

    private void writeLists(Instant thisUpdate) throws IOException {
        Files.createDirectories(crlFolder());
        for (var authority : List.of(ca, secondCa)) {
            var list = Certificates.crl(authority, revoked, thisUpdate, until, crlNumber);
            try {
                var name = authority == ca ? "1.crl" : "2.crl";
                OnDisk.replace(crlFolder().resolve(name), list.getEncoded()); // the platform may be reading it
            } catch (CRLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private TrusteeRegister compose() {
        var members = new ArrayList<Member>();
        for (int i = 0; i < TRUSTEES; i++) {
            var id = "T" + (i + 1);
            members.add(new Member.Trustee(
                    id,
                    i + 1,
                    "Body of " + id,
                    inbox(i),
                    trustees.get(i).certificate(),
                    trusteeEncryption.get(i).certificate(),
                    witnessKey(id, i)));
        }
        for (int i = 0; i < WITNESSES; i++) {
            var id = "W" + (i + 1);
            members.add(new Member.Witness(
                    id,
                    "Body of " + id,
                    inbox(TRUSTEES + i),
                    witnesses.get(i).certificate(),
                    witnessKey(id, TRUSTEES + i)));
        }
        return new TrusteeRegister(
                TRUSTEES,
                3,
                4,
                5,
                ORIGIN,
                NoteKey.of(ORIGIN, NoteKey.ED25519, log.getPublic()),
                members,
                platform.certificate(),
                opening.certificate(),
                regulator.certificate(),
                regulatorEncryption.certificate(),
                tsa.certificate(),
                Duration.ofMillis(200));
    }

    private NoteKey witnessKey(String id, int index) {
        return NoteKey.of(id, NoteKey.COSIGNATURE, witnessKeys.get(index).getPublic());
    }

    /** Port 9 discards: nothing listens there, so an inbox is never reached in these tests. */
    private static URI inbox(int index) {
        return URI.create("http://127.0.0.1:9/" + index);
    }

    private void writeKeys() {
        Keys.store(file("signing.p12"), PASSWORD.toCharArray(), "key", platform);
        Keys.store(file("opening.p12"), PASSWORD.toCharArray(), "key", opening);
        Keys.writeSecret(file("log.key"), log.getPrivate().getEncoded());
        Keys.writeSecret(file("master.key"), Keys.random(32));
    }

    /** The first authority, whose certificates are accepted here. */
    public Signer ca() {
        return ca;
    }

    /** Another accepted authority. */
    public Signer secondCa() {
        return secondCa;
    }

    /** An authority nobody here accepts. */
    public Signer foreignCa() {
        return authority("Foreign authority");
    }

    public Signer platform() {
        return platform;
    }

    public Signer opening() {
        return opening;
    }

    public Signer regulator() {
        return regulator;
    }

    public Signer regulatorEncryption() {
        return regulatorEncryption;
    }

    public Signer tsa() {
        return tsa;
    }

    /** The trustee of that share index, from 1. */
    public Signer trustee(int index) {
        return trustees.get(index - 1);
    }

    /** The key shares are sealed to for the trustee of that index. */
    public Signer trusteeEncryption(int index) {
        return trusteeEncryption.get(index - 1);
    }

    /** The signer behind the witness-only agent 1 or 2. */
    public Signer witness(int index) {
        return witnesses.get(index - 1);
    }

    /** The witness key of member 1 to 7: five trustees, then two witnesses. */
    public KeyPair witnessKey(int member) {
        return witnessKeys.get(member - 1);
    }

    public TrusteeRegister register() {
        return register;
    }

    public KeyPair log() {
        return log;
    }

    /** The clock of the application under test: moving it moves the application. */
    public SandboxClock clock() {
        return clock;
    }

    public Path trustFile() {
        return file("trust.json");
    }

    Path clockFile() {
        return file("sandbox-clock.json");
    }

    Path crlFolder() {
        return file("crl");
    }

    Path file(String name) {
        return folder.resolve(name);
    }
}
