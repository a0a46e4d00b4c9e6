package org.sunseal.trustee;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.opening.proof.Claim;

/**
 * The agent's only open door: notices, orders and claims in, signed answers out. It listens on the loopback address;
 * the body's own web server stands before it. Every answer is either a signature or a refusal in plain words, and
 * strangers can cost it little: bodies are short, and of claims only a few are read and one is checked at a time, so
 * that a flood of them keeps neither orders nor the opening waiting.
 */
final class Inbox implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Inbox.class.getName());
    private static final int LARGEST_MESSAGE = 64 << 10;
    private static final int CLAIMS_IN_HAND = 64;
    private static final int REQUESTS_IN_HAND = 256;
    private static final String SLOWEST_REQUEST = "sun.net.httpserver.maxReqTime";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore requests = new Semaphore(REQUESTS_IN_HAND);
    private final Semaphore claimsInHand = new Semaphore(CLAIMS_IN_HAND);
    private final Semaphore claimCheck = new Semaphore(1, true);

    /** @param port 0 takes any free one */
    Inbox(int port) throws IOException {
        if (System.getProperty(SLOWEST_REQUEST) == null) {
            System.setProperty(SLOWEST_REQUEST, "20"); // seconds; the JDK's server waits for ever unless told otherwise
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
    }

    int port() {
        return server.getAddress().getPort();
    }

    void takeMessages(ReceivedMessages received) {
        post("/inbox/notices", LARGEST_MESSAGE, body -> received.receive(ReceivedMessages.Kind.NOTICE, body));
        post("/inbox/orders", LARGEST_MESSAGE, body -> received.receive(ReceivedMessages.Kind.ORDER, body));
    }

    void takeClaims(AnswerClaims claims) {
        on("/inbox/claims", "POST", exchange -> {
            if (!claimsInHand.tryAcquire()) {
                busy(exchange);
                return;
            }
            try {
                var body = body(exchange, Claim.MAXIMUM_BYTES);
                if (!claimCheck.tryAcquire(5, TimeUnit.SECONDS)) {
                    busy(exchange);
                    return;
                }
                try {
                    reply(exchange, 200, "application/pkcs7-mime", claims.answer(body));
                } finally {
                    claimCheck.release();
                }
            } catch (InterruptedException e) {
                busy(exchange); // the agent is stopping
            } finally {
                claimsInHand.release();
            }
        });
    }

    /** Serves something that may not be there yet. */
    void show(String path, String contentType, Supplier<Optional<byte[]>> content) {
        on(path, "GET", exchange -> {
            var bytes = content.get();
            if (bytes.isPresent()) {
                reply(exchange, 200, contentType, bytes.get());
            } else {
                refuse(exchange, 404, "nothing yet");
            }
        });
    }

    void start() {
        server.start();
    }

    @Override
    public void close() {
        server.stop(1); // answers under way may still leave
        threads.shutdownNow();
    }

    private void post(String path, int largest, UnaryOperator<byte[]> answer) {
        on(
                path,
                "POST",
                exchange -> reply(exchange, 200, "application/pkcs7-mime", answer.apply(body(exchange, largest))));
    }

    private void on(String path, String method, HttpHandler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                if (!exchange.getRequestURI().getPath().equals(path)) {
                    refuse(exchange, 404, "no such door");
                } else if (!exchange.getRequestMethod().equals(method)) {
                    refuse(exchange, 405, method + " only");
                } else if (!requests.tryAcquire()) {
                    busy(exchange);
                } else {
                    try {
                        handler.handle(exchange);
                    } catch (InvalidEvidence e) {
                        LOG.log(Level.INFO, "{0} is refused: {1}", path, e.getMessage());
                        refuse(exchange, 422, e.getMessage());
                    } finally {
                        requests.release();
                    }
                }
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, path + " failed", e);
                throw e; // the server drops the connection: no answer is no promise
            }
        });
    }

    private static byte[] body(HttpExchange exchange, int largest) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(largest + 1);
        if (body.length > largest) {
            throw new InvalidEvidence("too-large", "At most %d bytes are read".formatted(largest));
        }
        return body;
    }

    private static void busy(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", "5");
        refuse(exchange, 503, "busy: ask again in five seconds");
    }

    private static void refuse(HttpExchange exchange, int status, @Nullable String words) throws IOException {
        reply(
                exchange,
                status,
                "text/plain; charset=utf-8",
                String.valueOf(words).getBytes(StandardCharsets.UTF_8));
    }

    private static void reply(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
