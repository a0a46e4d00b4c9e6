package org.sunseal.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The front end's own checks, so that one command runs everything: format, types, texts in both languages, units. */
class WebUiIT {
    private static final Path FOLDER = Path.of("src/main/webui");
    private static final Path LOG = Path.of("target/webui-ci.log");

    @Test
    void the_front_ends_own_checks_pass() throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(FOLDER.resolve("node_modules")), "npm ci has not been run; packaging does");

        var checks = new ProcessBuilder(Installed.npm().toString(), "run", "ci")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
        var ended = checks.waitFor(10, TimeUnit.MINUTES);
        checks.descendants().forEach(ProcessHandle::destroy);
        checks.destroy();

        assertThat(ended).as("npm run ci ends within ten minutes").isTrue();
        assertThat(checks.exitValue())
                .as(Files.readString(LOG, StandardCharsets.UTF_8))
                .isZero();
    }
}
