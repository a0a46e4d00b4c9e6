package org.sunseal.pages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine that tests of pages need. Where one is missing, the test is skipped and says which. */
final class Installed {
    private Installed() {}

    static Path node() {
        return first("Node 20.19 or newer (apt-get install nodejs npm)", "node");
    }

    static Path npm() {
        return first("npm (apt-get install npm)", "npm");
    }

    static Path openssl() {
        return first("OpenSSL 3 (apt-get install openssl)", "openssl");
    }

    static Path pdfsig() {
        return first("pdfsig (apt-get install poppler-utils)", "pdfsig");
    }

    static Path chromium() {
        return first(
                "Chromium (apt-get install chromium fonts-wqy-microhei)",
                "chromium",
                "chromium-browser",
                "google-chrome");
    }

    private static Path first(String what, String... names) {
        var found = Stream.of(names).flatMap(name -> onPath(name).stream()).findFirst();
        assumeTrue(found.isPresent(), what + " is not installed");
        return found.orElseThrow();
    }

    private static Optional<Path> onPath(String name) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
