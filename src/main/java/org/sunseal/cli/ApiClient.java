package org.sunseal.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunseal.audit.proof.RetryAfter;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;

/**
 * The platform's REST interface as this tool speaks it. Nothing that comes back is verified here: callers believe an
 * answer only after checking the signatures in it.
 *
 * <p>A refusal is an {@link ApiProblem}; a platform that cannot be reached is an {@link UncheckedIOException}.
 */
public final class ApiClient {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String JSON = "application/json";
    private static final String OCTETS = "application/octet-stream";

    private final URI server;
    private final Optional<AccessToken> token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    private ApiClient(URI server, Optional<AccessToken> token) {
        this.server = server;
        this.token = token;
    }

    /** For what everybody may read. */
    public static ApiClient anonymous(URI server) {
        return new ApiClient(server, Optional.empty());
    }

    public static ApiClient with(URI server, AccessToken token) {
        return new ApiClient(server, Optional.of(token));
    }

    /**
     * A successful answer.
     *
     * @param location the address it names for what comes next
     * @param body its JSON; without members when there is none
     */
    public record Answer(int status, Optional<String> location, Fields body) {}

    /** Reads a JSON object. */
    public Fields get(String path) {
        return object(send(request(path).GET()));
    }

    /** As {@link #get}, telling status and location too. */
    public Answer look(String path) {
        return answer(send(request(path).GET()));
    }

    /** Reads a JSON list of objects. */
    public List<Fields> list(String path) {
        var body = send(request(path).GET()).body();
        var wrapped = new ByteArrayOutputStream(body.length + 16);
        wrapped.writeBytes("{\"list\":".getBytes(StandardCharsets.US_ASCII));
        wrapped.writeBytes(body);
        wrapped.write('}');
        return Fields.of(CanonicalJson.readLoosely(wrapped.toByteArray())).list("list");
    }

    /** Reads octets. */
    public byte[] bytes(String path) {
        return send(request(path).GET()).body();
    }

    public Fields post(String path, Map<String, ?> json) {
        return ask(path, json).body();
    }

    /** As {@link #post}, telling status and location too. */
    public Answer ask(String path, Map<String, ?> json) {
        var body = BodyPublishers.ofByteArray(CanonicalJson.write(json));
        return answer(send(request(path).header("Content-Type", JSON).POST(body)));
    }

    /** Posts octets and returns octets. */
    public byte[] postBytes(String path, String contentType, byte[] body) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)))
                .body();
    }

    /** Puts JSON. */
    public Fields put(String path, Map<String, ?> json) {
        var body = BodyPublishers.ofByteArray(CanonicalJson.write(json));
        return object(send(request(path).header("Content-Type", JSON).PUT(body)));
    }

    /** Puts octets. */
    public Fields put(String path, byte[] octets) {
        return object(send(request(path).header("Content-Type", OCTETS).PUT(BodyPublishers.ofByteArray(octets))));
    }

    /** The value of a header of the answer to HEAD; absent when the answer has none. */
    Optional<String> head(String path, String header) {
        return send(request(path).method("HEAD", BodyPublishers.noBody()))
                .headers()
                .firstValue(header);
    }

    /** Puts the part of a larger body that begins at {@code from} and has {@code part.contentLength()} bytes. */
    Optional<String> putPart(String path, BodyPublisher part, long from, long total, String header) {
        var range = "bytes %d-%d/%d".formatted(from, from + part.contentLength() - 1, total);
        return send(request(path)
                        .header("Content-Type", OCTETS)
                        .header("Content-Range", range)
                        .PUT(part))
                .headers()
                .firstValue(header);
    }

    private HttpRequest.Builder request(String path) {
        var builder = HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
        token.ifPresent(each -> builder.header("Authorization", "Bearer " + each.value()));
        return builder;
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            var response = RetryAfter.send(http, request.build(), BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw ApiProblem.read(response.statusCode(), response.body());
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException("The platform at " + server + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted while waiting for " + server, e));
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response.headers().firstValue("Location"), object(response));
    }

    private static Fields object(HttpResponse<byte[]> response) {
        return Fields.of(response.body().length == 0 ? Map.of() : CanonicalJson.readLoosely(response.body()));
    }
}
