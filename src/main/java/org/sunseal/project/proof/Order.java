package org.sunseal.project.proof;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.crypto.Times;
import org.sunseal.custody.proof.TrusteeRegister;

/**
 * A signed order of the regulator about one lot, an open log entry; it binds an agent as soon as it arrives, logged or
 * not (protocol 5.9 R4 and 9.1).
 *
 * @param at when the regulator gave it, business time
 * @param suspendSha256 for RESUME the digest of the SUSPEND it lifts, else null
 * @param decision for DECIDE what becomes of the claim, else null
 * @param claimSlot for DECIDE the slot the claim is about, else null
 */
public record Order(
        Kind kind,
        String tender,
        String lot,
        Instant at,
        @Nullable String suspendSha256,
        @Nullable Decision decision,
        @Nullable String claimSlot,
        String reason) {

    /** What an order does. TERMINATE is final. */
    public enum Kind {
        SUSPEND,
        RESUME,
        TERMINATE,
        DECIDE
    }

    /** How a claim ends (protocol 5.9a). */
    public enum Decision {
        REJECT,
        AMEND
    }

    public Order {
        require((kind == Kind.RESUME) == (suspendSha256 != null), "Exactly RESUME names the SUSPEND it lifts");
        require((kind == Kind.DECIDE) == (decision != null), "Exactly DECIDE carries a decision");
        require((kind == Kind.DECIDE) == (claimSlot != null), "Exactly DECIDE names the claimed slot");
    }

    /** Stops the lot until a {@link #resume} that names this very order. */
    public static Order suspend(String tender, String lot, Instant at, String reason) {
        return new Order(Kind.SUSPEND, tender, lot, at, null, null, null, reason);
    }

    /** Lifts one suspension. */
    public static Order resume(Order suspension, Instant at, String reason) {
        return new Order(Kind.RESUME, suspension.tender, suspension.lot, at, suspension.sha256(), null, null, reason);
    }

    /** Ends the lot for good: nothing of it is ever released. */
    public static Order terminate(String tender, String lot, Instant at, String reason) {
        return new Order(Kind.TERMINATE, tender, lot, at, null, null, null, reason);
    }

    /** Decides a claim about one slot. */
    public static Order decide(
            String tender, String lot, Instant at, Decision decision, String claimSlot, String reason) {
        return new Order(Kind.DECIDE, tender, lot, at, null, decision, claimSlot, reason);
    }

    /**
     * Reads an order and requires the signature of the register's regulator.
     *
     * @throws InvalidEvidence {@code unknown-signer}, {@code bad-order}, or what parsing finds
     */
    public static Order parse(byte[] p7, TrusteeRegister register) {
        var message = SignedMessage.parse(p7);
        if (!message.onlySigner().equals(register.regulatorSigning())) {
            throw new InvalidEvidence("unknown-signer", "The order is not signed by the regulator of the register");
        }
        return read(message.body());
    }

    private static Order read(byte[] body) {
        var json = Fields.read(body);
        json.version(1);
        json.spelledOut("suspendSha256", "decision", "claimSlot");
        var order = new Order(
                value(Kind.class, json.text("kind"), "kind"),
                json.id("tender"),
                json.id("lot"),
                json.instant("at"),
                json.optionalDigest("suspendSha256").orElse(null),
                json.optionalText("decision")
                        .map(text -> value(Decision.class, text, "decision"))
                        .orElse(null),
                json.optionalText("claimSlot").isEmpty() ? null : json.id("claimSlot"),
                json.text("reason"));
        json.end();
        return order;
    }

    private static <E extends Enum<E>> E value(Class<E> type, String text, String field) {
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException e) {
            throw new InvalidEvidence("malformed-json", field + ": unknown value " + text, e);
        }
    }

    /** The canonical JSON the regulator signs. */
    public byte[] body() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("v", 1);
        json.put("kind", kind.name());
        json.put("tender", tender);
        json.put("lot", lot);
        json.put("at", Times.format(at));
        json.put("suspendSha256", suspendSha256);
        json.put("decision", decision == null ? null : decision.name());
        json.put("claimSlot", claimSlot);
        json.put("reason", reason);
        return CanonicalJson.write(json);
    }

    /** The order as signed message. */
    public byte[] sign(Signer regulator) {
        return SignedMessage.sign(body(), regulator);
    }

    /** SHA-256 of the body in hex. */
    public String sha256() {
        return Framing.hex(Framing.sha256(body()));
    }

    /** The digest of the SUSPEND that a RESUME lifts. */
    public Optional<String> lifts() {
        return Optional.ofNullable(suspendSha256);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new InvalidEvidence("bad-order", rule);
        }
    }
}
