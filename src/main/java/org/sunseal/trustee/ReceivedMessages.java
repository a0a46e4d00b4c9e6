package org.sunseal.trustee;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Times;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.Order;

/**
 * Notices and orders that came by the inbox. What is validly signed binds this agent from that moment, logged or not
 * (protocol 9.1): it is on disk and in the casebook before the acknowledgement is written.
 */
final class ReceivedMessages implements AutoCloseable {
    /** What the inbox takes for the casebook; the names are those of log entries. */
    enum Kind {
        NOTICE,
        ORDER
    }

    /** One message as it came, its signature verified; whether its signer may speak is the casebook's to say. */
    record Received(Kind kind, byte[] message, Instant at, LotName lot, String bodySha256, String signer) {
        private static Received of(Kind kind, byte[] message, Instant at) {
            var signed = SignedMessage.parse(message);
            var lot = LotName.in(signed.body())
                    .orElseThrow(() -> new InvalidEvidence("malformed-json", "Notices and orders name their lot"));
            return new Received(
                    kind, message, at, lot, digest(signed.body()), Certificates.sha256(signed.onlySigner()));
        }
    }

    /** So many notices of one signer may wait for the log; whoever sends more is not publishing, but filling disks. */
    private static final int WAITING_PER_SIGNER = 100;

    private final String me;
    private final AgentKeys keys;
    private final TrusteeRegister register;
    private final Casebook casebook;
    private final ClockSources clock;
    private final Journal journal;
    private final Set<String> known = new HashSet<>();
    private final Map<String, Received> waiting = new LinkedHashMap<>();

    ReceivedMessages(AgentHome home, Casebook casebook, ClockSources clock) {
        this.me = home.id();
        this.keys = home.keys();
        this.register = home.trust().register();
        this.casebook = casebook;
        this.clock = clock;
        this.journal = Journal.open(home.state("received.journal"), record -> {
            var received =
                    Received.of(Kind.valueOf(record.text("kind")), record.bytes("message"), record.instant("at"));
            // older homes did not write how far they had read; what they took binds for good
            remember(received, record.members().containsKey("logSize") ? record.integer("logSize") : 0);
            keep(received);
        });
    }

    /**
     * Takes one message and acknowledges it: a SignedMessage of {@code {v, trustee, sha256, at}}.
     *
     * @throws InvalidEvidence when it is not validly signed by somebody who may speak; it then binds nobody
     */
    byte[] receive(Kind kind, byte[] message) {
        // what no log entry can hold could never be published, and would stand in the way of a copy that can
        new OpenEntry(kind.name(), message).encode();
        var now = clock.now();
        var fresh = Received.of(kind, message, now);
        synchronized (casebook) {
            requireRoom(fresh);
            bind(fresh);
            // by body, not by bytes: anybody can put another wrapping around somebody's signature
            if (!known.contains(fresh.bodySha256())) {
                // bound a moment before it is durable: until the answer leaves, forgetting it in a crash breaks no word
                journal.append(Map.of(
                        "kind", kind.name(),
                        "message", message,
                        "at", Times.format(now),
                        "logSize", casebook.readUpTo()));
                keep(fresh);
            }
        }
        return acknowledge(message, now);
    }

    /** What came in and the log still does not show. */
    List<Received> unlogged() {
        synchronized (casebook) {
            waiting.values().removeIf(this::isLogged);
            return List.copyOf(waiting.values());
        }
    }

    @Override
    public void close() {
        journal.close();
    }

    private void requireRoom(Received fresh) {
        if (fresh.kind() == Kind.NOTICE && !known.contains(fresh.bodySha256())) {
            long held = unlogged().stream()
                    .filter(each -> each.signer().equals(fresh.signer()))
                    .count();
            if (held >= WAITING_PER_SIGNER) {
                throw new InvalidEvidence("too-many", "%d notices of this signer wait for the log".formatted(held));
            }
        }
    }

    private boolean isLogged(Received each) {
        return casebook.lot(each.lot())
                .filter(lot -> lot.isLogged(each.bodySha256()))
                .isPresent();
    }

    private void keep(Received each) {
        known.add(each.bodySha256());
        waiting.put(each.bodySha256(), each);
    }

    private void bind(Received each) {
        switch (each.kind()) {
            case NOTICE -> casebook.take(Notice.parseSigned(each.message()), each.at());
            case ORDER -> casebook.take(Order.parse(each.message(), register));
        }
    }

    /**
     * Binds again what was found good when it came: its version 1 may stand in a part of the log this start has yet to
     * read.
     */
    private void remember(Received each, long logSize) {
        switch (each.kind()) {
            case NOTICE -> casebook.recall(Notice.parseSigned(each.message()), logSize);
            case ORDER -> casebook.take(Order.parse(each.message(), register));
        }
    }

    private byte[] acknowledge(byte[] message, Instant at) {
        var body = new LinkedHashMap<String, Object>();
        body.put("v", 1);
        body.put("trustee", me);
        body.put("sha256", digest(message));
        body.put("at", Times.format(at));
        return SignedMessage.sign(CanonicalJson.write(body), keys.signing());
    }

    private static String digest(byte[] message) {
        return Framing.hex(Framing.sha256(message));
    }
}
