package org.sunseal.trustee;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Times;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.Order;

/**
 * Notices and orders that came by the inbox. What is validly signed binds this agent from that moment, logged or not (protocol 9.1): it is on
 * disk and in the casebook before the acknowledgement is written.
 */
final class ReceivedMessages implements AutoCloseable {
    /** What the inbox takes for the casebook; the names are those of log entries. */
    enum Kind {
        NOTICE,
        ORDER
    }

    /** One message as it came. */
    record Received(Kind kind, byte[] message, Instant at) {
        LotName lot() {
            return LotName.in(SignedMessage.parse(message).body())
                    .orElseThrow(() -> new IllegalStateException("Notices and orders name their lot"));
        }

        String bodySha256() {
            return Framing.hex(Framing.sha256(SignedMessage.parse(message).body()));
        }
    }

    private final String me;
    private final AgentKeys keys;
    private final TrusteeRegister register;
    private final Casebook casebook;
    private final ClockSources clock;
    private final Journal journal;
    private final Map<String, Received> received = new LinkedHashMap<>();

    ReceivedMessages(AgentHome home, Casebook casebook, ClockSources clock) {
        this.me = home.id();
        this.keys = home.keys();
        this.register = home.trust().register();
        this.casebook = casebook;
        this.clock = clock;
        this.journal = Journal.open(home.state("received.journal"), record -> {
            var message = new Received(
                    Kind.valueOf(record.text("kind")), record.bytes("message"), record.instant("at"));
            received.put(digest(message.message()), message);
        });
        received.values().forEach(this::remember);
    }

    /**
     * Takes one message and acknowledges it: a SignedMessage of {@code {v, trustee, sha256, at}}.
     *
     * @throws InvalidEvidence when it is not validly signed by somebody who may speak; it then binds nobody
     */
    byte[] receive(Kind kind, byte[] message) {
        var now = clock.now();
        synchronized (casebook) {
            var fresh = new Received(kind, message, now);
            if (!received.containsKey(digest(message))) {
                bind(fresh);
                // bound a moment before it is durable: until the answer leaves, forgetting it in a crash breaks no word
                journal.append(Map.of("kind", kind.name(), "message", message, "at", Times.format(now)));
                received.put(digest(message), fresh);
            }
        }
        return acknowledge(message, now);
    }

    /** What came in and the log still does not show. */
    List<Received> unlogged() {
        synchronized (casebook) {
            var unlogged = new ArrayList<Received>();
            for (var each : received.values()) {
                var lot = casebook.lot(each.lot());
                if (lot.isEmpty() || !lot.get().isLogged(each.bodySha256())) {
                    unlogged.add(each);
                }
            }
            return unlogged;
        }
    }

    @Override
    public void close() {
        journal.close();
    }

    private void bind(Received each) {
        switch (each.kind()) {
            case NOTICE -> casebook.take(Notice.parseSigned(each.message()), each.at());
            case ORDER -> casebook.take(Order.parse(each.message(), register));
        }
    }

    /** Binds again what was found good when it came: its version 1 may stand in a part of the log this start has yet to read. */
    private void remember(Received each) {
        switch (each.kind()) {
            case NOTICE -> casebook.recall(Notice.parseSigned(each.message()));
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
