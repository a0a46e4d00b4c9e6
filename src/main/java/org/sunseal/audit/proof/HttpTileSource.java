package org.sunseal.audit.proof;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.NoSuchFileException;
import java.time.Duration;

/** The log on a server, below a prefix such as {@code https://example.org/log/}. */
public final class HttpTileSource implements TileSource {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MAXIMUM_BYTES = TilePath.FULL * (Short.BYTES + 0xffff); // the largest bundle

    private final URI prefix;
    private final HttpClient client;

    /** A source that opens its own connections. */
    public HttpTileSource(URI prefix) {
        this(prefix, HttpClient.newBuilder().connectTimeout(PATIENCE).build());
    }

    /** A source over an existing client, for those who read from several logs or paths. */
    public HttpTileSource(URI prefix, HttpClient client) {
        this.prefix = prefix.toString().endsWith("/") ? prefix : URI.create(prefix + "/");
        this.client = client;
    }

    @Override
    public byte[] fetch(String path) {
        try {
            return get(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("Interrupted while fetching " + path));
        }
    }

    private byte[] get(String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(prefix.resolve(path)).timeout(PATIENCE).build();
        var response = RetryAfter.send(client, request, HttpResponse.BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            if (response.statusCode() == 404) {
                throw new NoSuchFileException(path);
            }
            if (response.statusCode() != 200) {
                throw new IOException("%s answers %d".formatted(path, response.statusCode()));
            }
            byte[] bytes = body.readNBytes(MAXIMUM_BYTES + 1);
            if (bytes.length > MAXIMUM_BYTES) {
                throw new IOException(path + " is larger than any file of a log");
            }
            return bytes;
        }
    }
}
