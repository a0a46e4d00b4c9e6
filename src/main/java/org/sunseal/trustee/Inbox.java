package org.sunseal.trustee;

import com.sun.net.httpserver.HttpExchange;
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
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.opening.proof.Claim;

/**
 * The agent's only open door: notices, orders and claims in, signed answers out. It listens on the loopback address;
 * the body's own web server stands before it. Every answer is either a signature or a refusal in plain words, and
 * strangers can cost it little: bodies are short and must come soon, every path has places of its own, which are taken
 * only once a body is whole, and one claim is checked at a time. So neither a flood of claims nor bodies that never
 * come keep orders or the opening waiting.
 */
final class Inbox implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Inbox.class.getName());
    /** What is longer fits no log entry and so binds nobody. */
    private static final int LARGEST_MESSAGE = OpenEntry.MAXIMUM_BYTES;

    /** Requests of one path that are answered at a time. */
    private static final int IN_HAND = 64;

    /** Seconds for a whole request; the JDK's server waits for ever unless told otherwise. */
    private static final String SLOWEST_REQUEST = "sun.net.httpserver.maxReqTime";

    /** Bounds what unfinished bodies can take of the memory: 64 KiB each. */
    private static final String CONNECTIONS = "jdk.httpserver.maxConnections";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore claimCheck = new Semaphore(1, true);

    /** @param port 0 takes any free one */
    Inbox(int port) throws IOException {
        setUnlessGiven(SLOWEST_REQUEST, "10");
        setUnlessGiven(CONNECTIONS, "2000");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
    }

    int port() {
        return server.getAddress().getPort();
    }

    void takeMessages(ReceivedMessages received) {
        post("/inbox/notices", body -> received.receive(ReceivedMessages.Kind.NOTICE, body));
        post("/inbox/orders", body -> received.receive(ReceivedMessages.Kind.ORDER, body));
    }

    void takeClaims(AnswerClaims claims) {
        on("/inbox/claims", "POST", Claim.MAXIMUM_BYTES, (exchange, body) -> {
            try {
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
            }
        });
    }

    /** Serves something that may not be there yet. */
    void show(String path, String contentType, Supplier<Optional<byte[]>> content) {
        on(path, "GET", 0, (exchange, nothing) -> {
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

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private void post(String path, UnaryOperator<byte[]> answer) {
        on(
                path,
                "POST",
                LARGEST_MESSAGE,
                (exchange, body) -> reply(exchange, 200, "application/pkcs7-mime", answer.apply(body)));
    }

    /** What is behind one path, once the request's body is there. */
    private interface Door {
        void enter(HttpExchange exchange, byte[] body) throws IOException;
    }

    private void on(String path, String method, int largest, Door door) {
        var inHand = new Semaphore(IN_HAND);
        server.createContext(path, exchange -> {
            try (exchange) {
                if (!exchange.getRequestURI().getPath().equals(path)) {
                    refuse(exchange, 404, "no such door");
                } else if (!exchange.getRequestMethod().equals(method)) {
                    refuse(exchange, 405, method + " only");
                } else {
                    enter(exchange, largest, inHand, door);
                }
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, path + " failed", e);
                throw e; // the server drops the connection: no answer is no promise
            }
        });
    }

    private static void enter(HttpExchange exchange, int largest, Semaphore inHand, Door door) throws IOException {
        try {
            byte[] body = body(exchange, largest);
            if (!inHand.tryAcquire()) {
                busy(exchange);
                return;
            }
            try {
                door.enter(exchange, body);
            } finally {
                inHand.release();
            }
        } catch (InvalidEvidence e) {
            LOG.log(Level.INFO, "{0} is refused: {1}", exchange.getRequestURI().getPath(), e.getMessage());
            refuse(exchange, 422, e.getMessage());
        }
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
