package org.sunseal.experts.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.Framing;

/** Foreign tools come to the same draw: openssl, sort and a shell script, without a line of our Java. */
class ReplayScriptTest {
    private static final String POINT = FortyExperts.POINT;
    private static final String ROOT = Framing.hex(FortyExperts.ROOT);

    @TempDir
    private Path folder;

    @BeforeAll
    static void need_a_shell_and_openssl() throws Exception {
        for (var tool : List.of(List.of("openssl", "version"), List.of("sh", "-c", ":"))) {
            try {
                var process = new ProcessBuilder(tool)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                assumeTrue(process.waitFor(30, TimeUnit.SECONDS), tool.getFirst() + " does not answer");
            } catch (IOException e) {
                assumeTrue(false, tool.getFirst() + " is not installed: " + e.getMessage());
            }
        }
    }

    @Test
    void the_script_draws_the_same_committee_by_the_same_steps() throws Exception {
        var trace = FortyExperts.trace();

        var replayed = replay(FortyExperts.request(), List.of(), POINT);

        assertThat(replayed).isEqualTo(new Outcome(0, lines(trace)));
    }

    @Test
    void the_script_follows_declines() throws Exception {
        var first = FortyExperts.trace().result();
        var s1 = first.get(0).handle().hex();
        var s2 = first.get(3).handle().hex();
        var s3 = first.get(4).handle().hex();
        var trace = FortyExperts.trace(s1, s2, s3);

        var replayed = replay(FortyExperts.request(), List.of("-d", s1, "-d", s2, "-d", s3), POINT);

        assertThat(replayed).isEqualTo(new Outcome(0, lines(trace)));
    }

    @Test
    void the_script_tells_a_shortage() throws Exception {
        var request = FortyExperts.request();
        var many = new DrawRequest(
                request.drawId(),
                request.tender(),
                List.of(new DrawRequest.Slot("S1", "C03", "310000", 30), new DrawRequest.Slot("S2", "none", "*", 2)),
                request.avoidEmployers(),
                request.avoidHandles(),
                request.maxWorkload(),
                2,
                request.extras());
        var trace = Trace.of(FortyExperts.key(), FortyExperts.pool(), many, FortyExperts.ROOT, Map.of(), List.of());

        var replayed = replay(many, List.of(), POINT);

        assertThat(trace.steps()).anyMatch(step -> step.outcome().startsWith("SHORT_"));
        assertThat(replayed).isEqualTo(new Outcome(0, lines(trace)));
    }

    @Test
    void the_script_takes_extras_in_the_order_of_their_names() throws Exception {
        var request = FortyExperts.requestWithExtras();
        var extras = FortyExperts.extras();
        var trace = Trace.of(FortyExperts.key(), FortyExperts.pool(), request, FortyExperts.ROOT, extras, List.of());
        var options = new ArrayList<String>();
        for (var name : List.of("lottery", "beacon")) {
            options.add("-x");
            options.add(name + "=" + Framing.hex(Objects.requireNonNull(extras.get(name))));
        }

        var replayed = replay(request, options, POINT);

        assertThat(replayed).isEqualTo(new Outcome(0, lines(trace)));
        assertThat(replay(request, options.subList(0, 2), POINT).exitCode()).isEqualTo(1);
    }

    @Test
    void the_script_refuses_a_key_of_another_point() throws Exception {
        var other = POINT.substring(0, POINT.length() - 1) + "8";

        assertThat(replay(FortyExperts.request(), List.of(), other)).isEqualTo(new Outcome(1, List.of()));
    }

    private record Outcome(int exitCode, List<String> lines) {}

    private Outcome replay(DrawRequest request, List<String> options, String point) throws Exception {
        var pool = Files.write(folder.resolve("pool.tsv"), FortyExperts.pool().bytes());
        var asked = Files.write(folder.resolve("request.json"), request.bytes());
        var script = Path.of(Objects.requireNonNull(getClass().getResource("/draw/replay.sh"))
                .toURI());
        var command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(options);
        command.addAll(List.of(pool.toString(), asked.toString(), Framing.hex(FortyExperts.SECRET), point, ROOT));
        var output = folder.resolve("output");
        var process = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile())
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the script did not end");
        }
        return new Outcome(process.exitValue(), Files.readAllLines(output));
    }

    private static List<String> lines(Trace trace) {
        var lines = new ArrayList<>(List.of("seed\t" + trace.seed().hex()));
        trace.steps()
                .forEach(step -> lines.add(String.join("\t", step.slot(), step.handle(), step.rank(), step.outcome())));
        return lines;
    }
}
