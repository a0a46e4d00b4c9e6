package org.sunseal.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Timestamps;

/**
 * What a Quarkus test runs on: a fresh PostgreSQL in a temporary folder, an identity provider and a time-stamp
 * authority in this JVM, and throw-away keys. One for the whole test run.
 */
public class TestStack implements QuarkusTestResourceLifecycleManager {
    private static final String REALM = "/realms/test";
    private static @Nullable TestWorld world;
    private static @Nullable KeyPair tokens;
    private static String issuer = "";

    private final AtomicLong serial = new AtomicLong();
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable HttpServer http;
    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("sunseal-test");
            world = new TestWorld(Files.createDirectory(folder.resolve("world")));
            tokens = Keys.rsa3072();
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var base = "http://127.0.0.1:" + http.getAddress().getPort();
            issuer = base + REALM;
            json(REALM + "/.well-known/openid-configuration", discovery());
            json(REALM + "/certs", keys((RSAPublicKey) tokens.getPublic()));
            http.createContext("/tsa", answering("application/timestamp-reply", this::timestamp));
            http.start();
            postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("pg"))
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("encoding", "UTF8")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            return configuration(base, world(), postgres.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> configuration(String base, TestWorld world, int port) {
        var configuration = new HashMap<String, String>();
        configuration.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:" + port + "/postgres");
        configuration.put("quarkus.datasource.username", "postgres");
        configuration.put("quarkus.datasource.password", "postgres");
        configuration.put("quarkus.oidc.auth-server-url", issuer);
        configuration.put("quarkus.oidc.credentials.secret", "a-secret-of-the-tests-with-enough-length");
        configuration.put("sunseal.log.origin", TestWorld.ORIGIN);
        configuration.put("sunseal.platform.keystore", world.file("signing.p12").toString());
        configuration.put("sunseal.opening.keystore", world.file("opening.p12").toString());
        configuration.put("sunseal.platform.password", TestWorld.PASSWORD);
        configuration.put("sunseal.log.key", world.file("log.key").toString());
        configuration.put("sunseal.master-key", world.file("master.key").toString());
        configuration.put("sunseal.trust-file", world.trustFile().toString());
        configuration.put("sunseal.tsa-url", base + "/tsa");
        configuration.put("sunseal.objects", world.file("objects").toString());
        configuration.put("sunseal.crl.folder", world.crlFolder().toString());
        configuration.put("sunseal.sandbox.clock-file", world.clockFile().toString());
        // there once a test puts it there
        configuration.put(
                "sunseal.award.verifier-jar", world.file("sunseal-cli.jar").toString());
        configuration.put("quarkus.mailer.mock", "false");
        configuration.put("quarkus.mailer.host", "127.0.0.1");
        configuration.put("quarkus.mailer.port", Integer.toString(FreePort.next()));
        configuration.put("sunseal.letters.mail-from", "sunseal@platform.example");
        configuration.put("sunseal.letters.mail-patience", "10s");
        configuration.put("letters.sending", "off"); // a test of letters sends when it wants to
        return configuration;
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
            if (http != null) {
                http.stop(0);
            }
            if (folder != null) {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // whoever still ends has written into it: it lies among temporary files, and no test has failed
            System.err.println("Not removed: " + e);
        }
    }

    /** A token as Keycloak would give it to that person, good for ten minutes of machine time. */
    public static String token(String user, String... roles) {
        if (tokens == null) {
            throw new IllegalStateException("The stack is not running");
        }
        return Jwt.issuer(issuer)
                .subject("subject-of-" + user)
                .preferredUserName(user)
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .expiresIn(600)
                .jws()
                .keyId("test")
                .sign(tokens.getPrivate());
    }

    /** Everybody there is. */
    public static TestWorld world() {
        if (world == null) {
            throw new IllegalStateException("The stack is not running");
        }
        return world;
    }

    private byte[] timestamp(HttpExchange exchange) throws IOException {
        var request = exchange.getRequestBody().readAllBytes();
        return Timestamps.respond(
                request, world().tsa(), world().clock().instant(), BigInteger.valueOf(serial.incrementAndGet()));
    }

    private static String discovery() {
        return """
                {"issuer":"%1$s","jwks_uri":"%1$s/certs","token_endpoint":"%1$s/token","authorization_endpoint":"%1$s/auth",\
                "end_session_endpoint":"%1$s/logout"}""".formatted(issuer);
    }

    private static String keys(RSAPublicKey key) {
        return """
                {"keys":[{"kty":"RSA","kid":"test","use":"sig","alg":"RS256","n":"%s","e":"%s"}]}""".formatted(number(key.getModulus()), number(key.getPublicExponent()));
    }

    private static String number(BigInteger number) {
        var bytes = number.toByteArray();
        var unsigned = bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }

    private void json(String path, String body) {
        if (http != null) {
            http.createContext(path, answering("application/json", exchange -> body.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private interface Answer {
        byte[] to(HttpExchange exchange) throws IOException;
    }

    private static HttpHandler answering(String type, Answer answer) {
        return exchange -> {
            try (exchange) {
                var body = answer.to(exchange);
                exchange.getResponseHeaders().add("Content-Type", type);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        };
    }
}
