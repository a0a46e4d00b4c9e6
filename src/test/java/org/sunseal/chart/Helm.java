package org.sunseal.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The helm of this machine; it talks to no cluster. */
final class Helm {
    private static final Path CHART = Path.of("helm/sunseal");
    private static final Path EXAMPLE = Path.of("helm/example-values.yaml");
    private static final int PATIENCE_SECONDS = 60;

    private final Path program;

    private Helm(Path program) {
        this.program = program;
    }

    /** What a run printed, and how it ended. */
    record Run(int exit, String text) {}

    /** Found on the path, or the test is skipped with the reason. */
    static Helm installed() {
        var found = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "helm"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "helm 3 is not installed (.ci/run shows where it comes from)");
        return new Helm(found.orElseThrow());
    }

    Run lint(String... more) {
        return run("lint", List.of("--strict", CHART.toString()), more);
    }

    /** The rendered objects by kind and name. */
    Map<String, JsonNode> template(String... more) {
        var run = run("template", List.of("site", CHART.toString()), more);
        assertThat(run.exit()).as(run.text()).isZero();
        var objects = new TreeMap<String, JsonNode>();
        var yaml = new YAMLMapper();
        try (var parser = yaml.getFactory().createParser(run.text())) {
            yaml.readValues(parser, JsonNode.class)
                    .forEachRemaining(object -> objects.put(
                            "%s %s"
                                    .formatted(
                                            object.path("kind").asText(),
                                            object.at("/metadata/name").asText()),
                            object));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return objects;
    }

    /** The same values as in the example, and these besides. */
    static String[] example(String... more) {
        var arguments = new ArrayList<String>(List.of("-f", EXAMPLE.toString()));
        for (var each : more) {
            arguments.addAll(List.of("--set", each));
        }
        return arguments.toArray(String[]::new);
    }

    private Run run(String verb, List<String> arguments, String... more) {
        var command = new ArrayList<String>(List.of(program.toString(), verb));
        command.addAll(arguments);
        command.addAll(List.of(more));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var text = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("helm did not end: " + text);
            }
            return new Run(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
