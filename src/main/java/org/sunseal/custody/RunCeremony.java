package org.sunseal.custody;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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
    private final Clock clock;

    RunCeremony(Register register, Ceremonies ceremonies, Batches batches, AuditLog log, Clock clock) {
        this.register = register;
        this.ceremonies = ceremonies;
        this.batches = batches;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Opens a ceremony; the agents find it by polling.
     *
     * @throws Refused {@code ceremony-running} while another is open
     */
    @Transactional
    public KeyCeremony start(int keyCount) {
        if (!ceremonies.open().isEmpty()) {
            throw new Refused(CustodyRefusal.CEREMONY_RUNNING, "Another ceremony is running");
        }
        var now = clock.instant();
        var batch = "B" + DAY.format(now) + "-" + Framing.hex(Keys.random(5));
        new CeremonyTerms(batch, keyCount, register.current());
        var ceremony = new KeyCeremony(batch, keyCount, now);
        ceremonies.keep(ceremony);
        Log.infof("Ceremony %s for %d keys is open", batch, keyCount);
        return ceremony;
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
        if (ceremonies.senders(batch, Kind.DEALING).size() == terms.register().n()) {
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

    /** Takes a trustee's complaint about a dealing, which ends the ceremony. */
    @Transactional
    public void takeComplaint(String batch, String trusteeId, byte[] message) {
        var complaint = Complaint.parse(message, register.current());
        requireSender(trustee(complaint.trustee()), trustee(trusteeId));
        var ceremony = ceremonies.lock(batch);
        if (isRepeated(batch, Kind.COMPLAINT, trusteeId, message)) {
            return;
        }
        if (!complaint.batch().equals(batch)) {
            throw new Refused(CustodyRefusal.WRONG_STATEMENT, "The complaint is about another batch");
        }
        if (!ceremony.state().isOpen()) {
            throw new Refused(CustodyRefusal.CEREMONY_PAST, "Ceremony %s is over".formatted(batch));
        }
        ceremonies.keep(new CeremonyMessage(batch, Kind.COMPLAINT, trusteeId, message));
        ceremony.failed(
                "%s says of %s: %s".formatted(complaint.trustee(), complaint.dealer(), complaint.reason()),
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
        return new CeremonyTerms(ceremony.batch(), ceremony.keyCount(), register.current());
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
