package org.sunseal.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody with a fresh clone who does what README says, line by line, and reaches a verified receipt. Only the ports
 * differ, because the usual ones may be somebody's on this machine.
 */
@Tag("newcomer")
class NewcomerIT {
    /** What names its language, such as a drawing in {@code text}, is not for a shell. */
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

    private static final Duration START = Duration.ofMinutes(12);
    private static final Duration PATIENCE = Duration.ofMinutes(12);

    /** Lines of README that other runs follow: the checks themselves, and whole tenders. */
    private static final List<String> RUN_ELSEWHERE = List.of(
            "./mvnw verify", // what runs this test
            "java -jar target/sunseal-cli.jar scenario engineering", // ProceduresIT
            "java -jar target/sunseal-cli.jar scenario procurement");

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void a_fresh_clone_and_readme_alone_lead_to_a_verified_receipt() throws Exception {
        clone(folder);
        var blocks = blocks(Files.readString(folder.resolve("README.md"), UTF_8));
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(5);
        var start = theLine(blocks.getFirst(), "quarkus:run");
        var base = RunningPlatform.freeRange();

        var running = launch(start, base);
        try {
            awaitRunning(running);
            var play = theLine(String.join("\n", blocks), "scenario opening");
            var played = shell("%s --platform http://127.0.0.1:%d --issuer http://127.0.0.1:%d/realms/sunseal-demo"
                    .formatted(play, base, base + 2));
            assertThat(played.exitCode()).as(played.output()).isZero();
            assertThat(played.output()).contains("Everything went as the rules say");
        } finally {
            stop(running);
        }

        var checks = new ArrayList<String>();
        for (var block : blocks.subList(1, blocks.size())) {
            block.lines()
                    .filter(line -> !line.contains("scenario opening")
                            && RUN_ELSEWHERE.stream().noneMatch(line::startsWith))
                    .forEach(checks::add);
        }
        var checked = shell("set -euxo pipefail\n" + String.join("\n", checks));

        assertThat(checked.exitCode()).as(checked.output()).isZero();
        assertThat(checked.output())
                .containsPattern("All \\d+ checks hold")
                .contains("receipt verified")
                .contains("CMS Verification successful");
    }

    /** What is tracked, as it now stands: what a clone of the next commit would hold. */
    private static void clone(Path to) throws IOException {
        var files = ToolRun.of(Duration.ofMinutes(1), List.of("git", "ls-files", "--cached"));
        assertThat(files.exitCode()).as(files.output()).isZero();
        for (var name : files.output().lines().toList()) {
            var from = Path.of(name);
            if (Files.isRegularFile(from)) {
                Files.createDirectories(to.resolve(name).getParent());
                Files.copy(from, to.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static List<String> blocks(String readme) {
        return BLOCK.matcher(readme)
                .results()
                .filter(found -> found.group(1).isEmpty())
                .map(found -> found.group(2))
                .toList();
    }

    private static String theLine(String block, String with) {
        return block.lines()
                .filter(line -> line.contains(with))
                .map(line -> line.replaceAll("\\s+#.*", ""))
                .findFirst()
                .orElseThrow();
    }

    private Process launch(String command, int base) throws IOException {
        var builder = new ProcessBuilder("bash", "-c", "exec " + command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.log").toFile());
        builder.environment().put("SUNSEAL_DEMO_PORT_BASE", Integer.toString(base));
        builder.environment().put("SUNSEAL_DEMO_HISTORY", "false");
        return EndedWithTests.tether(builder.start());
    }

    private void awaitRunning(Process running) throws Exception {
        var deadline = System.nanoTime() + START.toNanos();
        while (!console().contains("Sunseal runs.")) {
            assertThat(running.isAlive()).as(console()).isTrue();
            assertThat(System.nanoTime()).as(console()).isLessThan(deadline);
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private String console() throws IOException {
        return Files.readString(folder.resolve("console.log"), UTF_8);
    }

    /** As Ctrl-C does, which reaches the platform itself and Maven around it. */
    private static void stop(Process running) throws InterruptedException {
        var all = running.descendants()
                .filter(each -> each.info().commandLine().orElse("").contains("quarkus-run.jar"))
                .toList();
        all.forEach(ProcessHandle::destroy);
        if (!running.waitFor(2, TimeUnit.MINUTES)) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
        assertThat(all).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }

    private ToolRun shell(String script) {
        var java = Path.of(RunningPlatform.java()).getParent();
        return ToolRun.of(
                PATIENCE,
                List.of("bash", "-c", "cd '%s'\nexport PATH='%s':\"$PATH\"\n%s".formatted(folder, java, script)));
    }
}
