package org.sunseal.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder a demonstration keeps everything in. Only the names the demonstration gives are touched here; what somebody
 * else put beside them stays.
 */
final class DemoFolder {
    private static final String RUNNING = "run";

    /** All it makes, in the order it may go: the trust file first, so that half a reset is again a first start. */
    private static final List<String> MADE = List.of(
            "trust.json",
            "trust.json.draft",
            "history",
            "play.lock",
            "pg",
            "pg-binaries",
            "keycloak",
            "platform",
            "regulator",
            "tsa",
            "agents",
            "experts",
            "crl",
            "objects",
            "logs",
            RUNNING);

    private final Path folder;

    DemoFolder(Path folder) {
        this.folder = folder;
    }

    /** Every start of a demonstration leaves this lock, and no other program does. */
    boolean isOne() {
        return Files.isRegularFile(lockFile(), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Holds the folder, so that no demonstration starts meanwhile.
     *
     * @return nothing when a demonstration holds it
     */
    Optional<FileChannel> hold() throws IOException {
        var channel = FileChannel.open(lockFile(), StandardOpenOption.WRITE);
        if (isTaken(channel)) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(channel);
    }

    /** What a killed demonstration left running: its database or identity provider outlives it, and the next start joins them. */
    List<String> leftRunning() throws IOException {
        var running = new ArrayList<String>();
        var database = folder.resolve("pg/postmaster.pid");
        if (Files.exists(database)) {
            ProcessHandle.of(Long.parseLong(
                            Files.readAllLines(database).getFirst().strip()))
                    .filter(process -> process.info().command().orElse("").contains("postgres"))
                    .ifPresent(process -> running.add("PostgreSQL (process %d)".formatted(process.pid())));
        }
        try (var records = Files.newDirectoryStream(folder.resolve(RUNNING), "*.pid")) {
            for (var each : records) {
                recorded(each)
                        .ifPresent(process -> running.add("%s (process %d)"
                                .formatted(String.valueOf(each.getFileName()).replace(".pid", ""), process.pid())));
            }
        }
        return running;
    }

    /** Deletes what the demonstration made, and the folder itself once it is empty; tells the names that were there. */
    List<String> clear() throws IOException {
        var gone = new ArrayList<String>();
        for (var name : MADE) {
            var each = folder.resolve(name);
            if (Files.exists(each, LinkOption.NOFOLLOW_LINKS)) {
                delete(each);
                gone.add(name);
            }
        }
        if (left().isEmpty()) {
            Files.delete(folder);
        }
        return gone;
    }

    /** Names in the folder that are not the demonstration's. */
    List<String> left() throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var names = Files.list(folder)) {
            return names.map(each -> String.valueOf(each.getFileName()))
                    .filter(name -> !MADE.contains(name))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) { // by this very process
            return true;
        }
    }

    private Path lockFile() {
        return folder.resolve(RUNNING).resolve("lock");
    }

    /** The recorded process, unless it is gone and its id now belongs to a stranger. */
    private static Optional<ProcessHandle> recorded(Path record) throws IOException {
        var lines = Files.readAllLines(record);
        return ProcessHandle.of(Long.parseLong(lines.getFirst())).filter(process -> process.info()
                .startInstant()
                .map(Instant::toString)
                .orElse("unknown")
                .equals(lines.getLast()));
    }

    /** Links are deleted and never followed. */
    private static void delete(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException broken) throws IOException {
                if (broken != null) {
                    throw broken;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
