package org.sunseal.cli.scenario;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.Member;
import org.sunseal.custody.proof.TrusteeRegister;

/**
 * The agents' inboxes: whoever signs a notice or an order delivers it there too, and is done only with the signed
 * acknowledgements of n - k + 1 trustees. Then the platform cannot hide it (protocol 9.1).
 */
public final class Inboxes {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TrusteeRegister register;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    public Inboxes(TrusteeRegister register) {
        this.register = register;
    }

    /**
     * Delivers a message and checks every acknowledgement.
     *
     * @param box {@code notices} or {@code orders}
     * @return the trustees that acknowledged, at least n - k + 1
     */
    public List<String> deliver(String box, byte[] message) {
        var acknowledged = new ArrayList<String>();
        for (var trustee : register.trustees()) {
            if (acknowledges(trustee, box, message)) {
                acknowledged.add(trustee.id());
            }
        }
        int needed = register.n() - register.k() + 1;
        Deviation.unless(
                acknowledged.size() >= needed,
                "Only %s acknowledged, %d trustees are needed".formatted(acknowledged, needed));
        return acknowledged;
    }

    private boolean acknowledges(Member.Trustee trustee, String box, byte[] message) {
        var request = HttpRequest.newBuilder(trustee.inbox().resolve("/inbox/" + box))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(message))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            return response.statusCode() == 200 && isAcknowledgement(response.body(), trustee, message);
        } catch (IOException e) {
            return false; // an absent trustee acknowledges nothing
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Deviation("Interrupted", e);
        }
    }

    private static boolean isAcknowledgement(byte[] answer, Member.Trustee trustee, byte[] message) {
        try {
            var signed = SignedMessage.parse(answer);
            var body = Fields.read(signed.body());
            return signed.onlySigner().equals(trustee.signing())
                    && body.text("trustee").equals(trustee.id())
                    && body.digest("sha256").equals(Framing.hex(Framing.sha256(message)));
        } catch (InvalidEvidence e) {
            throw new Deviation(
                    "%s answers with something that is no acknowledgement: %s".formatted(trustee.id(), e.detail()));
        }
    }

    /** What an agent says of itself. */
    public Fields status(Member.Trustee trustee) {
        var request = HttpRequest.newBuilder(trustee.inbox().resolve("/status"))
                .timeout(PATIENCE)
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            Deviation.unless(response.statusCode() == 200, trustee.id() + " shows no status");
            return Fields.of(CanonicalJson.readLoosely(response.body()));
        } catch (IOException e) {
            throw new Deviation(trustee.id() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Deviation("Interrupted", e);
        }
    }
}
