package org.sunseal.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One running platform and one played scenario for all tests that ask for a {@link RunningPlatform} or a {@link
 * PlayedOpening}: starting takes a minute. JUnit closes the platform after the last test, whatever class that is in.
 * Each run begins with an empty data folder; the evidence of the last run stays below {@code target/journey} to be
 * looked at.
 */
final class Journey implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(Journey.class);
    private static final Path FOLDER = Path.of("target/journey").toAbsolutePath();

    /** One key ceremony of the demonstration is then enough for every lot of all these tests. */
    private static final String SMALL_ALLOTMENTS = "-Dsunseal.custody.slots.default=64";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == RunningPlatform.class || type == PlayedOpening.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getRoot().getStore(NAMESPACE);
        var platform = store.computeIfAbsent(RunningPlatform.class, type -> start(), RunningPlatform.class);
        return parameter.getParameter().getType() == RunningPlatform.class
                ? platform
                : store.computeIfAbsent(
                        PlayedOpening.class,
                        type -> PlayedOpening.play(platform, FOLDER.resolve("evidence")),
                        PlayedOpening.class);
    }

    private static RunningPlatform start() {
        remove(FOLDER);
        return RunningPlatform.start(FOLDER.resolve("data"), SMALL_ALLOTMENTS);
    }

    private static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
