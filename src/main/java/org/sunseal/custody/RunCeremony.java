package org.sunseal.custody;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.CeremonyMessage.Kind;
import org.sunseal.custody.proof.BatchStatement;
import org.sunseal.custody.proof.Ceremony;
import org.sunseal.custody.proof.CeremonyTerms;
import org.sunseal.custody.proof.Complaint;
import org.sunseal.custody.proof.DealMessage;
import org.sunseal.custody.proof.Member;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.kernel.Refused;

/**
 * Relays a key ceremony between the trustees (protocol 5.1): takes their dealings, then their signatures under the batch
 * statement, and publishes the batch once all have signed. It checks shape and signer; the trustees check the rest.
 */
@ApplicationScoped
public class RunCeremony {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Register register;
    private final Ceremonies ceremonies;
    private final Batches batches;
    private final AuditLog log;
    private final CustodyConfig config;
    private final Clock clock;

    RunCeremony(
            Register register,
            Ceremonies ceremonies,
            Batches batches,
            AuditLog log,
            CustodyConfig config,
            Clock clock) {
        this.register = register;
        this.ceremonies = ceremonies;
        this.batches = batches;
        this.log = log;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Opens a ceremony; the agents find it by polling. Those whose dealing was proved bad do not deal (protocol 5.1, step 2),
     * and hold and certify like the others.
     *
     * @throws Refused {@code ceremony-running} while another is open; {@code too-few-dealers}
     */
    @Transactional
    public KeyCeremony start(int keyCount) {
        if (!ceremonies.open().isEmpty()) {
            throw new Refused(CustodyRefusal.CEREMONY_RUNNING, "Another ceremony is running");
        }
        var now = clock.instant();
        var batch = "B" + DAY.format(now) + "-" + Framing.hex(Keys.random(5));
        var trustees = register.current();
        var ceremony = new KeyCeremony(new CeremonyTerms(batch, keyCount, trustees, dealers(trustees)), now);
        ceremonies.keep(ceremony);
        Log.infof("Ceremony %s for %d keys is open", batch, keyCount);
        return ceremony;
    }

    private SortedSet<Integer> dealers(TrusteeRegister trustees) {
        var excluded = ceremonies.excluded(trustees.sha256());
        var dealers = trustees.trustees().stream()
                .filter(trustee -> !excluded.contains(trustee.id()))
                .map(Member.Trustee::index)
                .collect(Collectors.toCollection(TreeSet::new));
        if (dealers.size() < trustees.k()) {
            throw new Refused(
                    CustodyRefusal.TOO_FEW_DEALERS,
                    "Dealings of %s were proved bad; the regulator has to sign a new register".formatted(excluded));
        }
        return dealers;
    }

    /** Ends every ceremony that can come to nothing any more, and every one not finished in time. Nobody is excluded for it. */
    @Transactional
    public void endOverdue() {
        var now = clock.instant();
        for (var open : ceremonies.open()) {
            if (open.isOutdated(register.sha256())) {
                end(open.batch(), "The trustees' register has changed", now);
            } else if (open.isOverdue(now, config.ceremonyLimit())) {
                end(open.batch(), waitedFor(open), now);
            }
        }
    }

    private void end(String batch, String why, Instant now) {
        var ceremony = ceremonies.lock(batch);
        ceremony.failed(why, now);
        Log.errorf("Ceremony %s failed: %s", batch, why);
    }

    private String waitedFor(KeyCeremony ceremony) {
        boolean dealing = ceremony.state() == CeremonyState.DEALING;
        var missing = new TreeSet<>(
                dealing
                        ? ceremony.dealers()
                        : register.current().trustees().stream()
                                .map(Member.Trustee::id)
                                .toList());
        missing.removeAll(ceremonies.senders(ceremony.batch(), dealing ? Kind.DEALING : Kind.CERTIFICATE));
        return "No %s of %s came in time".formatted(dealing ? "dealing" : "certificate", missing);
    }

    /**
     * Refuses a dealing nobody waits for by its address alone, so that it need not be read: it is long, and anybody can
     * send one.
     *
     * @throws Refused {@code no-such-trustee}, {@code no-such-ceremony}, {@code ceremony-past}
     */
    @Transactional
    public void expectDealing(String batch, String trusteeId) {
        trustee(trusteeId);
        var ceremony = ceremonies.get(batch);
        if (!ceremony.state().isOpen()
                || !ceremonies.senders(batch, Kind.DEALING).contains(trusteeId)) {
            ceremony.requireState(CeremonyState.DEALING);
        }
    }

    /** Takes a dealing; sending the same again is fine, sending another is not. */
    @Transactional
    public void takeDealing(String batch, String trusteeId, byte[] message) {
        var trustee = trustee(trusteeId);
        var terms = terms(ceremonies.get(batch));
        var dealing = DealMessage.parse(message, terms); // before the lock: this is the expensive part
        requireSender(dealing.dealer(), trustee);
        var ceremony = ceremonies.lock(batch);
        if (isRepeated(batch, Kind.DEALING, trusteeId, message)) {
            return;
        }
        ceremony.requireState(CeremonyState.DEALING);
        ceremonies.keep(new CeremonyMessage(batch, Kind.DEALING, trusteeId, message));
        if (ceremonies.senders(batch, Kind.DEALING).size() == terms.dealers().size()) {
            ceremony.allHaveDealt();
            Log.infof("All trustees have dealt for %s", batch);
        }
    }

    /** Takes a trustee's signature under the batch statement; the last one makes the batch usable. */
    @Transactional
    public void takeCertificate(String batch, String trusteeId, byte[] message) {
        var trustee = trustee(trusteeId);
        var statement = BatchStatement.parseSingle(message, trustee, register.current());
        var ceremony = ceremonies.lock(batch);
        if (isRepeated(batch, Kind.CERTIFICATE, trusteeId, message)) {
            return;
        }
        ceremony.requireState(CeremonyState.CERTIFYING);
        if (!statement.batch().equals(batch) || statement.count() != ceremony.keyCount()) {
            throw new Refused(CustodyRefusal.WRONG_STATEMENT, "The statement is about another batch");
        }
        ceremonies.keep(new CeremonyMessage(batch, Kind.CERTIFICATE, trusteeId, message));
        var certificates = ceremonies.messages(batch, Kind.CERTIFICATE);
        if (certificates.size() == register.current().n()) {
            conclude(
                    ceremony,
                    certificates.stream().map(CeremonyMessage::message).toList());
        }
    }

    /**
     * Takes a trustee's complaint about a dealing. A founded one ends the ceremony and keeps the dealer from dealing again; an
     * unfounded one is refused and changes nothing.
     */
    @Transactional
    public void takeComplaint(String batch, String trusteeId, byte[] message) {
        var complaint = Complaint.parse(message, register.current());
        requireSender(trustee(complaint.trustee()), trustee(trusteeId));
        var dealing = ceremonies
                .message(batch, Kind.DEALING, complaint.dealer())
                .orElseThrow(() -> new Refused(
                        CustodyRefusal.WRONG_STATEMENT, complaint.dealer() + " has not dealt for " + batch));
        var fault =
                complaint.confirm(dealing.message(), terms(ceremonies.get(batch))); // before the lock, as in dealing
        var ceremony = ceremonies.lock(batch);
        if (isRepeated(batch, Kind.COMPLAINT, trusteeId, message)) {
            return;
        }
        if (!ceremony.state().isOpen()) {
            throw new Refused(CustodyRefusal.CEREMONY_PAST, "Ceremony %s is over".formatted(batch));
        }
        ceremonies.keep(new CeremonyMessage(batch, Kind.COMPLAINT, trusteeId, message));
        ceremony.spoiltBy(
                complaint.dealer(),
                "%s found of %s: %s".formatted(complaint.trustee(), complaint.dealer(), fault),
                clock.instant());
        Log.errorf("Ceremony %s failed: %s", batch, ceremony.failure());
    }

    private void conclude(KeyCeremony ceremony, List<byte[]> certificates) {
        var batch = ceremony.batch();
        var now = clock.instant();
        long differing = certificates.stream()
                .map(p7 -> Framing.hex(SignedMessage.parse(p7).body()))
                .distinct()
                .count();
        if (differing > 1) {
            ceremony.failed("The trustees signed different statements", now);
            Log.errorf("Ceremony %s failed: %s", batch, ceremony.failure());
            return;
        }
        var merged = SignedMessage.merge(certificates);
        var statement = BatchStatement.parse(merged, register.current());
        var dealings = ceremonies.messages(batch, Kind.DEALING).stream()
                .map(CeremonyMessage::message)
                .toList();
        var keys = Ceremony.publicKeys(terms(ceremony), dealings);
        if (!keys.root().equals(statement.root())) {
            ceremony.failed("The statement's root is not that of the dealings", now);
            Log.errorf("Ceremony %s failed: %s", batch, ceremony.failure());
            return;
        }
        batches.keep(new KeyBatch(statement, merged, keys, register.sha256(), now));
        ceremony.certified(now);
        log.append(new OpenEntry("BATCH", merged));
        Log.infof("Batch %s of %d keys is certified", batch, statement.count());
    }

    private boolean isRepeated(String batch, Kind kind, String trustee, byte[] message) {
        var before = ceremonies.message(batch, kind, trustee);
        if (before.isPresent() && !before.get().hasBytes(message)) {
            throw new Refused(
                    CustodyRefusal.MESSAGE_DIFFERS, "%s has sent another %s for %s".formatted(trustee, kind, batch));
        }
        return before.isPresent();
    }

    private CeremonyTerms terms(KeyCeremony ceremony) {
        return ceremony.terms(register.current());
    }

    private Member.Trustee trustee(String id) {
        return register.current()
                .trustee(id)
                .orElseThrow(() -> new Refused(CustodyRefusal.NO_SUCH_TRUSTEE, id + " is no trustee of the register"));
    }

    private static void requireSender(Member.Trustee signer, Member.Trustee sender) {
        if (!signer.equals(sender)) {
            throw new Refused(
                    CustodyRefusal.WRONG_STATEMENT,
                    "The path says %s, the signature %s".formatted(sender.id(), signer.id()));
        }
    }
}
