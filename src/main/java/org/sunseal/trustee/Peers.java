package org.sunseal.trustee;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Locale;
import org.sunseal.custody.proof.Member;
import org.sunseal.custody.proof.TrusteeRegister;

/** The inboxes of the other agents, at the addresses the regulator signed into the register. */
final class Peers {
    private static final Logger LOG = System.getLogger(Peers.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** An acknowledgement with its certificate, or a refusal in words. */
    private static final int LARGEST_ANSWER = 64 << 10;

    private final DialOut line;
    private final TrusteeRegister register;
    private final String me;

    Peers(HttpClient http, TrusteeRegister register, String me) {
        this.line = new DialOut(http, LARGEST_ANSWER, PATIENCE);
        this.register = register;
        this.me = me;
    }

    /** A path at that member's inbox. */
    static URI address(Member member, String path) {
        return URI.create(member.inbox().toString().replaceFirst("/+$", "") + path);
    }

    /** Passes a message on to every other agent; who cannot be reached is tried again with the next round. */
    void pass(ReceivedMessages.Received message) throws InterruptedException {
        var path = "/inbox/%ss".formatted(message.kind().name().toLowerCase(Locale.ROOT));
        for (var member : register.members()) {
            if (!member.id().equals(me)) {
                pass(member, path, message.message());
            }
        }
    }

    private void pass(Member member, String path, byte[] message) throws InterruptedException {
        var request = HttpRequest.newBuilder(address(member, path))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(message))
                .build();
        try {
            var answer = line.ask(request);
            if (answer.statusCode() != 200) {
                LOG.log(Level.INFO, "{0} answers {1} to a message passed on", member.id(), answer.statusCode());
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "{0} does not take a message passed on: {1}", member.id(), e.getMessage());
        }
    }
}
