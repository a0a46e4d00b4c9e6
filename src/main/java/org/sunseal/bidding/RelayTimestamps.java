package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sunseal.kernel.Refused;

/**
 * Passes a bidder's time-stamp request on to the authority, for browsers and networks that cannot reach it themselves. The
 * request holds a digest only, and the bidder's own tool judges the answer (protocol 5.3-5).
 */
@ApplicationScoped
public class RelayTimestamps {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI authority;

    RelayTimestamps(@ConfigProperty(name = "sunseal.tsa-url") URI authority) {
        this.authority = authority;
    }

    /** The authority's answer (TimeStampResp) to a request (TimeStampReq), unread. */
    public byte[] relay(byte[] request) {
        var post = HttpRequest.newBuilder(authority)
                .timeout(PATIENCE)
                .header("Content-Type", "application/timestamp-query")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                .build();
        try {
            var response = http.send(post, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == 200) {
                return response.body();
            }
        } catch (IOException e) {
            throw unanswered();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw unanswered();
    }

    private static Refused unanswered() {
        return new Refused(BidRefusal.NO_TIMESTAMPS, "The time-stamp authority does not answer; try again");
    }
}
