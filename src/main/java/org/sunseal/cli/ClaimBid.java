package org.sunseal.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.sunseal.cli.KeptBids.KeptBid;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.Member;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.opening.proof.Claim;
import org.sunseal.opening.proof.ClaimAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Shows a receipt to the trustees when the bid it is for is missing in the closing list. They release nothing until it
 * is settled.
 */
@Command(
        name = "claim",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Claims a bid that is missing in the closing list.",
            "Sends receipt, proof and bid to every trustee of your trust file, past the platform. A trustee that"
                    + " answers OPEN releases no share until the claim is settled.",
            "Do it within the objection window. Exit code 0 when enough trustees hold the opening or say it is listed.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  sunseal claim --tender T-1 --lot 1")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class ClaimBid implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Mixin
    private RoundOptions round;

    @Mixin
    private BidChoice choice;

    @Mixin
    private TrustOptions trust;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        var out = command.commandLine().getOut();
        var register = trust.load().register();
        var claim = claim(choice.handedIn(round));
        var settled = 0;
        for (var trustee : register.trustees()) {
            var answer = ask(trustee, claim);
            out.printf("  %-4s %s%n", trustee.id(), answer);
            if (answer.equals(ClaimAnswer.OPEN) || answer.equals(ClaimAnswer.LISTED)) {
                settled++;
            }
        }
        var enough = enough(register);
        out.printf(
                "%d of %d trustees answered OPEN or LISTED; %d are needed to be sure.%n",
                settled, register.n(), enough);
        return (settled >= enough ? ExitCode.OK : ExitCode.REFUSED).code();
    }

    /** So many that fewer than k are left who might open regardless (protocol 5.9a). */
    private static int enough(TrusteeRegister register) {
        return register.n() - register.k() + 1;
    }

    private static Claim claim(KeptBid bid) throws IOException {
        var sent = ReceiptFiles.BID.read(bid);
        return new Claim(
                bid.slot().slot(),
                sent.receipt(),
                new String(sent.proof(), StandardCharsets.UTF_8),
                bid.manifest().bytes(),
                bid.read("bid.p7s"));
    }

    /** The trustee's signed answer, or in words why there is none. */
    private static String ask(Member trustee, Claim claim) {
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
