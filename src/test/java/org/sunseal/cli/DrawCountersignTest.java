package org.sunseal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.FiveTrustees;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.experts.draw.Handle;
import org.sunseal.experts.draw.Pool;
import org.sunseal.experts.draw.PooledExpert;
import org.sunseal.experts.proof.LoggedPool;
import org.sunseal.experts.proof.PrivateFile;

/** The regulator at the tool, against a platform that may lie. */
class DrawCountersignTest {
    private static final String DRAWS = "/api/tender-projects/T-1/lots/1/draws";

    @TempDir
    private Path folder;

    private final FiveTrustees five = new FiveTrustees();
    private final StringWriter told = new StringWriter();
    private final List<byte[]> handedIn = new ArrayList<>();
    private HttpServer platform;
    private String state = "AWAITING_REGULATOR";
    private Pool pool;
    private PrivateFile file;
    private LoggedPool named;

    @BeforeEach
    void start() throws IOException {
        show(line(UUID.randomUUID()), line(UUID.randomUUID()));
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.createContext("/", this::answer);
        platform.start();
    }

    @AfterEach
    void stop() {
        platform.stop(0);
    }

    @Test
    void a_pool_that_fits_is_shown_and_signed() throws IOException {
        assertThat(countersign(five.regulator())).isZero();

        assertThat(told.toString())
                .contains("2, each behind one handle", named.privateSha256(), "announced as " + "ef".repeat(32));
        var both = SignedMessage.merge(List.of(SignedMessage.sign(named.body(), five.platform()), handedIn.getFirst()));
        assertThat(LoggedPool.countersigned(SignedMessage.parse(both), five.register()))
                .isEqualTo(named);
    }

    @Test
    void an_expert_behind_two_handles_is_not_signed_for() throws IOException {
        var expert = UUID.randomUUID();
        show(line(expert), line(expert));

        assertThat(countersign(five.regulator())).isEqualTo(ExitCode.REFUSED.code());

        assertThat(told.toString()).contains("foreign-pool", "An expert stands behind two handles");
        assertThat(handedIn).isEmpty();
    }

    @Test
    void another_ones_key_signs_nothing() throws IOException {
        assertThat(countersign(five.signing(1))).isEqualTo(ExitCode.REFUSED.code());

        assertThat(told.toString()).contains("unknown-signer");
        assertThat(handedIn).isEmpty();
    }

    @Test
    void a_draw_that_does_not_wait_is_told() throws IOException {
        state = "ANNOUNCED";

        assertThat(countersign(five.regulator())).isEqualTo(ExitCode.REFUSED.code());

        assertThat(told.toString()).contains("No draw of tender T-1, lot 1 waits");
    }

    private int countersign(Signer signer) throws IOException {
        var key = folder.resolve("regulator.p12");
        Keys.store(key, "secret".toCharArray(), SignerOptions.ALIAS, signer);
        Files.writeString(folder.resolve("key.txt"), "secret\n");
        new TrustFile(
                        List.of(five.authority().certificate()),
                        List.of(five.regulator().certificateSha256()),
                        five.register().sign(five.regulator()),
                        List.of())
                .write(folder.resolve("trust.json"));
        var out = new PrintWriter(told, true);
        return Sunseal.commandLine()
                .setOut(out)
                .setErr(out)
                .execute(
                        "draw",
                        "countersign",
                        "--tender",
                        "T-1",
                        "--lot",
                        "1",
                        "--key",
                        key.toString(),
                        "--key-password-file",
                        folder.resolve("key.txt").toString(),
                        "--trust",
                        folder.resolve("trust.json").toString(),
                        "--server",
                        "http://127.0.0.1:" + platform.getAddress().getPort(),
                        "--token",
                        "good");
    }

    /** From now on the platform shows a pool of these people, and says so truly. */
    private void show(PrivateFile.Line... people) {
        file = new PrivateFile("draw-1", new byte[32], List.of(people));
        pool = new Pool(file.lines().stream()
                .map(line -> new PooledExpert(line.handle(), Set.of("C03"), "310000", "e1", 0))
                .toList());
        named = new LoggedPool("draw-1", pool.sha256(), people.length, Framing.hex(Framing.sha256(file.bytes())));
    }

    private static PrivateFile.Line line(UUID expert) {
        var salt = Keys.random(Handle.SALT_SIZE);
        return new PrivateFile.Line(Handle.of(salt, expert.toString()), salt, expert);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var draw = Map.of("drawId", "draw-1", "drawSeq", 1, "state", state, "drawSha256", "ef".repeat(32));
        var answer =
                switch (exchange.getRequestURI().getPath()) {
                    case DRAWS ->
                        "[%s]"
                                .formatted(new String(CanonicalJson.write(draw), UTF_8))
                                .getBytes(UTF_8);
                    case DRAWS + "/draw-1/pool" ->
                        CanonicalJson.write(Map.of(
                                "statement", base64(SignedMessage.sign(named.body(), five.platform())),
                                "pool", base64(pool.bytes()),
                                "privateFile", base64(file.bytes())));
                    case DRAWS + "/draw-1/pool/countersignature" -> {
                        handedIn.add(Fields.read(exchange.getRequestBody().readAllBytes())
                                .bytes("countersignature"));
                        yield CanonicalJson.write(draw);
                    }
                    default -> new byte[0];
                };
        exchange.sendResponseHeaders(answer.length == 0 ? 404 : 200, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
