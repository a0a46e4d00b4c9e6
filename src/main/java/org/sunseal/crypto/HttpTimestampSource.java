package org.sunseal.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A time-stamp authority spoken to directly over HTTP, as RFC 3161 section 3.4 describes. */
public final class HttpTimestampSource implements TimestampSource {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int NONCE_BITS = 64;

    private final URI authority;
    private final HttpClient http;

    public HttpTimestampSource(URI authority) {
        this.authority = authority;
        this.http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    @Override
    public byte[] tokenFor(byte[] sha256) {
        var nonce = new BigInteger(NONCE_BITS, Keys.random());
        var request = HttpRequest.newBuilder(authority)
                .timeout(PATIENCE)
                .header("Content-Type", "application/timestamp-query")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Timestamps.request(sha256, nonce)))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException(authority + " answered " + response.statusCode());
            }
            return Timestamps.tokenFrom(response.body(), sha256, nonce);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted while waiting for " + authority, e));
        }
    }
}
