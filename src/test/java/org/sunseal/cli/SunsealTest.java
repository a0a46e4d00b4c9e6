package org.sunseal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Keys;
import org.sunseal.custody.proof.FiveTrustees;
import org.sunseal.kernel.SandboxClock;
import picocli.CommandLine;

/** The tool's manners: help, exit codes, and the commands that need no platform. */
class SunsealTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void every_command_explains_itself_with_an_example() {
        var commands = new ArrayDeque<>(Sunseal.commandLine().getSubcommands().values());
        while (!commands.isEmpty()) {
            var command = commands.pop();
            commands.addAll(command.getSubcommands().values());
            var usage = command.getUsageMessage(CommandLine.Help.Ansi.OFF);

            assertThat(command.getCommandSpec().usageMessage().description())
                    .as(command.getCommandName())
                    .isNotEmpty();
            if (command.getSubcommands().isEmpty()
                    && command.getCommandSpec()
                            .userObject()
                            .getClass()
                            .getPackage()
                            .equals(Sunseal.class.getPackage())) {
                assertThat(usage).as(command.getCommandName()).contains("Example");
            }
        }
    }

    @Test
    void the_help_lists_the_exit_codes() {
        assertThat(run("--help")).isZero();

        for (var code : ExitCode.values()) {
            assertThat(out.toString()).contains(code.meaning());
        }
    }

    @Test
    void a_wrong_command_line_ends_with_2_and_a_hint() {
        assertThat(run("submit", "--tender", "T-1")).isEqualTo(ExitCode.USAGE.code());

        assertThat(err.toString()).contains("--key").contains("sunseal submit --help");
    }

    @Test
    void an_unreachable_platform_ends_with_3() {
        assertThat(run("clock", "--server", "http://127.0.0.1:1")).isEqualTo(ExitCode.UNREACHABLE.code());

        assertThat(err.toString()).contains("does not answer");
    }

    @Test
    void a_missing_trust_file_ends_with_3_and_names_it() {
        assertThat(run(
                        "verify",
                        folder.toString(),
                        "--trust",
                        folder.resolve("none.json").toString()))
                .isEqualTo(ExitCode.UNREACHABLE.code());

        assertThat(err.toString()).contains("none.json");
    }

    @Test
    void an_empty_folder_is_no_evidence() throws Exception {
        var trust = trustFile();
        var evidence = Files.createDirectory(folder.resolve("evidence"));

        assertThat(run("verify", evidence.toString(), "--trust", trust)).isEqualTo(ExitCode.REFUSED.code());

        assertThat(out.toString()).contains("FAILED").doesNotContain("checks hold");
    }

    @Test
    void an_empty_folder_is_no_draw() throws Exception {
        var trust = trustFile();
        var evidence = Files.createDirectory(folder.resolve("draw"));

        assertThat(run("verify", "draw", evidence.toString(), "--trust", trust)).isEqualTo(ExitCode.REFUSED.code());

        assertThat(out.toString()).contains("FAILED only-draw").doesNotContain("checks hold");
        assertThat(run("verify", "--trust", trust)).isEqualTo(ExitCode.USAGE.code());
    }

    @Test
    void an_archive_that_leads_out_of_itself_is_refused() throws Exception {
        var trust = trustFile();
        var zip = folder.resolve("evil.zip");
        try (var writing = new ZipOutputStream(Files.newOutputStream(zip))) {
            writing.putNextEntry(new ZipEntry("../../outside"));
            writing.write(1);
        }

        assertThat(run("verify", zip.toString(), "--trust", trust)).isEqualTo(ExitCode.REFUSED.code());

        assertThat(err.toString()).contains("[bad-evidence]");
    }

    @Test
    void a_clock_of_ones_own_moves_forward_only() {
        assertThat(run("clock", "--home", folder.toString(), "--forward", "P1D"))
                .isZero();
        assertThat(new SandboxClock(folder.resolve("sandbox-clock.json")).offset())
                .isEqualTo(Duration.ofDays(1));

        assertThat(run("clock", "--home", folder.toString(), "--to", "2020-01-01T00:00:00Z"))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains("forward only");
    }

    @Test
    void an_agent_made_for_earnest_has_no_sandbox_clock() {
        var home = folder.resolve("t1");
        assertThat(run(
                        "trustee",
                        "init",
                        "--home",
                        home.toString(),
                        "--id",
                        "T1",
                        "--platform",
                        "http://127.0.0.1:1",
                        "--port",
                        "0"))
                .isZero();

        assertThat(run("clock", "--home", home.toString(), "--forward", "P1D")).isEqualTo(ExitCode.USAGE.code());
        assertThat(home.resolve("public")).isDirectoryContaining("glob:**/signing.csr");
    }

    @Test
    void an_agent_is_not_made_twice() {
        var home = folder.resolve("t1").toString();
        var arguments = new String[] {
            "trustee", "init", "--home", home, "--id", "T1", "--platform", "http://127.0.0.1:1", "--port", "0"
        };
        run(arguments);

        assertThat(run(arguments)).isEqualTo(ExitCode.REFUSED.code());
    }

    @Test
    void keys_are_never_overwritten() throws Exception {
        var key = Files.write(folder.resolve("acme.p12"), new byte[1]);

        assertThat(run("keys", "new", "--out", key.toString(), "--dn", "CN=Acme", "--password-file", password()))
                .isEqualTo(ExitCode.USAGE.code());
    }

    @Test
    void a_revocation_list_is_made_and_signed() throws Exception {
        var five = new FiveTrustees();
        Keys.store(folder.resolve("ca.p12"), "secret".toCharArray(), "ca", five.authority());
        Files.writeString(
                folder.resolve("bad.crt"), Certificates.pem(five.platform().certificate()));

        var code = run(
                "keys",
                "crl",
                "--authority",
                folder.resolve("ca.p12").toString(),
                "--authority-password-file",
                password(),
                "--out",
                folder.resolve("1.crl").toString(),
                "--number",
                "7",
                "--revoke",
                folder.resolve("bad.crt") + "=2026-03-02T01:30:00Z");

        assertThat(code).as(err.toString()).isZero();
        X509CRL crl = Certificates.parseCrl(Files.readAllBytes(folder.resolve("1.crl")));
        crl.verify(five.authority().certificate().getPublicKey());
        assertThat(crl.isRevoked(five.platform().certificate())).isTrue();
    }

    @Test
    void a_wrong_password_is_a_sentence_and_a_code() throws Exception {
        Keys.store(folder.resolve("ca.p12"), "other".toCharArray(), "ca", new FiveTrustees().authority());

        var code = run(
                "keys",
                "issue",
                "--authority",
                folder.resolve("ca.p12").toString(),
                "--authority-password-file",
                password(),
                "--request",
                "none.csr",
                "--out",
                "none.crt");

        assertThat(code).isEqualTo(ExitCode.REFUSED.code());
        assertThat(err.toString()).contains("the password is wrong").contains("[bad-keystore]");
    }

    @Test
    void a_refusal_of_the_platform_is_told_in_its_own_words() throws Exception {
        try (var platform = new PlatformInMemory()) {
            var tool = Tool.inFolder(folder, platform);
            Files.writeString(folder.resolve("account.txt"), "wrong");

            var refused = tool.run(
                    "clock",
                    "--server",
                    platform.uri().toString(),
                    "--user",
                    "bidder1",
                    "--password-file",
                    tool.path("account.txt"),
                    "--issuer",
                    platform.uri() + "/realms/test");

            assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED.code());
            assertThat(refused.err()).contains("There is nothing at /api/time").contains("[not-found, HTTP 404]");
        }
    }

    private String trustFile() throws Exception {
        try (var platform = new PlatformInMemory()) {
            return Files.write(folder.resolve("trust.json"), platform.trustFile())
                    .toString();
        }
    }

    private String password() throws Exception {
        return Files.write(folder.resolve("password.txt"), "secret\n".getBytes(StandardCharsets.US_ASCII))
                .toString();
    }

    private int run(String... arguments) {
        return Sunseal.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
