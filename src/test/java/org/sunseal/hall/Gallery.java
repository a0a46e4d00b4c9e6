package org.sunseal.hall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Somebody who watches a hall through a socket and writes down what comes. */
final class Gallery implements AutoCloseable, WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final StringBuilder part = new StringBuilder();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final CompletableFuture<Void> greeted = new CompletableFuture<>();

    /** Sits down; returns when it was told how far the opening is. */
    static Gallery at(URI site, HallKey hall, int has) {
        var gallery = enter(site, hall, has);
        gallery.greeted.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        return gallery;
    }

    /** Sits down without waiting for a word. */
    static Gallery enter(URI site, HallKey hall, int has) {
        var gallery = new Gallery();
        gallery.http
                .newWebSocketBuilder()
                .buildAsync(address(site, hall, has), gallery)
                .join();
        return gallery;
    }

    static URI address(URI site, HallKey hall, int has) {
        return URI.create("ws://%s/api/public/halls/%s/%s/%d/live?after=%d"
                .formatted(site.getAuthority(), hall.tender(), hall.lot(), hall.round(), has));
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            try {
                JSON.readTree(part.toString()).get("events").forEach(events::add);
            } catch (JsonProcessingException e) {
                closed.completeExceptionally(e);
            }
            part.setLength(0);
            greeted.complete(null);
        }
        socket.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed.complete(code);
        return CompletableFuture.completedStage(null);
    }

    List<JsonNode> events() {
        return List.copyOf(events);
    }

    /** What happened, in the order it came. */
    List<String> kinds() {
        return events.stream().map(event -> event.get("kind").asText()).toList();
    }

    void await(Predicate<List<String>> until) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!until.test(kinds())) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It never came so far: " + kinds());
            }
            Thread.sleep(50);
        }
    }

    int closedWith() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
