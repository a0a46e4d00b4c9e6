package org.sunseal.trustee;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sunseal.audit.proof.RetryAfter;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;

/**
 * The one HTTP server the agent dials out to. Nothing it says is believed for coming from there; this class only
 * carries bytes, and not more of them than the agent can hold.
 */
final class Platform {
    /** Largest answer read: a dealing of the largest batch stays below 8 MB, a list of bids far below. */
    private static final int LARGEST_ANSWER = 16 << 20;

    /** Until an answer begins; longer than the platform's long poll of 20 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Until it has ended: the largest comes through a line of 2 Mbit/s. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private final String base;
    private final DialOut line;

    /** @param base with or without a slash at its end */
    Platform(URI base, HttpClient http) {
        this(base, new DialOut(http, LARGEST_ANSWER, LONGEST_ANSWER));
    }

    Platform(URI base, DialOut line) {
        this.base = base.toString().replaceFirst("/+$", "");
        this.line = line;
    }

    /** The body there; empty when the server has nothing (204) or knows nothing (404). */
    Optional<byte[]> get(String path) throws IOException, InterruptedException {
        return send(to(path).GET().build());
    }

    /** The elements of a JSON list of objects; none when there is no such list. */
    List<Fields> list(String path) throws IOException, InterruptedException {
        var answer = get(path);
        if (answer.isEmpty()) {
            return List.of();
        }
        var wrapped = "{\"list\":" + new String(answer.get(), StandardCharsets.UTF_8) + "}";
        return Fields.of(CanonicalJson.readLoosely(wrapped.getBytes(StandardCharsets.UTF_8)))
                .list("list");
    }

    void put(String path, byte[] body) throws IOException, InterruptedException {
        send(to(path).header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** The answer's body; empty when there is none (204) or the server knows nothing (404). */
    Optional<byte[]> post(String path, String contentType, byte[] body) throws IOException, InterruptedException {
        return send(to(path).header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    }

    private Optional<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return read(request, RetryAfter.send(last -> line.ask(request)));
    }

    private static Optional<byte[]> read(HttpRequest request, HttpResponse<byte[]> answer) throws IOException {
        int status = answer.statusCode();
        if (status == 204 || status == 404) {
            return Optional.empty();
        }
        if (status / 100 != 2) {
            throw new IOException("%s %s answers %d: %s"
                    .formatted(request.method(), request.uri(), status, firstWords(answer.body())));
        }
        return Optional.of(answer.body());
    }

    private static String firstWords(byte[] body) {
        var text = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8);
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
