package org.sunseal.demo.tsa;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;
import org.sunseal.crypto.Timestamps;
import org.sunseal.kernel.SandboxClock;

/**
 * A time-stamp authority for the demonstration: RFC 3161 over HTTP (section 3.4), with its own key and its own clock,
 * in its own process. A real one is run by somebody else than the platform (protocol 2).
 */
public final class TimeStampAuthority {
    /** Serial numbers are random, so that a restart repeats none (RFC 3161 section 2.4.2 wants them unique). */
    private static final int SERIAL_BITS = 127;

    private static final int LARGEST_REQUEST = 4096;
    private static final char[] PASSWORD = "sunseal-dev".toCharArray();

    private final Signer key;
    private final Clock clock;

    private TimeStampAuthority(Signer key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * Runs until the process ends.
     *
     * @param args {@code --home DIR --port N}; DIR holds {@code tsa.p12} and may hold {@code sandbox-clock.json}
     * @throws IOException if the port is taken
     */
    public static void main(String... args) throws IOException {
        if (args.length != 4 || !args[0].equals("--home") || !args[2].equals("--port")) {
            System.err.println("Usage: TimeStampAuthority --home DIR --port N");
            System.exit(2);
        }
        var home = Path.of(args[1]);
        var authority = new TimeStampAuthority(
                Keys.loadSigner(home.resolve("tsa.p12"), PASSWORD, "key"),
                new SandboxClock(home.resolve("sandbox-clock.json")));
        var server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[3])), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", authority::answer);
        server.start();
        System.out.println("Time-stamp authority at " + server.getAddress());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                stamp(exchange);
            } else {
                var status =
                        "Time-stamp authority of the demonstration; its clock shows %s%n".formatted(clock.instant());
                reply(exchange, 200, "text/plain", status.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void stamp(HttpExchange exchange) throws IOException {
        var request = exchange.getRequestBody().readNBytes(LARGEST_REQUEST);
        try {
            var serial = new BigInteger(SERIAL_BITS, Keys.random()).add(BigInteger.ONE);
            var response = Timestamps.respond(request, key, clock.instant(), serial);
            reply(exchange, 200, "application/timestamp-reply", response);
        } catch (InvalidEvidence e) {
            reply(exchange, 400, "text/plain", e.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void reply(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
