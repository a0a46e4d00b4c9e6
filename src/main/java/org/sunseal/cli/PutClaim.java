package org.sunseal.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.Member;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.opening.proof.Claim;
import org.sunseal.opening.proof.ClaimAnswer;

/** Puts a claim to a trustee, past the platform, and believes nothing but a signed answer. */
public final class PutClaim {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private PutClaim() {}

    /** So many that fewer than k are left who might open regardless (protocol 5.9a). */
    public static int enough(TrusteeRegister register) {
        return register.n() - register.k() + 1;
    }

    /** The trustee's signed answer, or in words why there is none. */
    public static String to(Member trustee, Claim claim) {
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var request = HttpRequest.newBuilder(claims(trustee))
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(claim.bytes()))
                    .build();
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                return "refused: " + new String(response.body(), StandardCharsets.UTF_8);
            }
            var message = SignedMessage.parse(response.body());
            var answer = ClaimAnswer.read(message.body());
            if (!message.onlySigner().equals(trustee.signing())
                    || !answer.trustee().equals(trustee.id())
                    || !answer.slot().equals(claim.slot())) {
                return "answered with somebody else's signature";
            }
            return answer.answer();
        } catch (IOException e) {
            return "out of reach: " + e.getMessage();
        } catch (InvalidEvidence e) {
            return "answered nonsense: " + e.detail();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "not asked: interrupted";
        }
    }

    private static URI claims(Member trustee) {
        var inbox = trustee.inbox().toString();
        return URI.create(inbox + (inbox.endsWith("/") ? "" : "/") + "inbox/claims");
    }
}
