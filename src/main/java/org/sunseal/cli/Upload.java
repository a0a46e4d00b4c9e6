package org.sunseal.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Sends a sealed object in parts, and goes on where it stopped: after a lost line, and after a restart of this tool.
 */
final class Upload {
    private static final int PART_BYTES = 8 << 20;
    private static final String OFFSET = "Upload-Offset";
    private static final int ATTEMPTS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final ApiClient platform;

    Upload(ApiClient platform) {
        this.platform = platform;
    }

    /**
     * Returns when the platform has the whole object under its digest.
     *
     * @param progress hears how many bytes the platform has
     * @throws UncheckedIOException when the platform stays out of reach; calling again resumes
     */
    void send(Path object, String sha256, LongConsumer progress) throws IOException {
        var path = "/api/objects/" + sha256;
        try (var file = FileChannel.open(object)) {
            var failures = 0;
            var arrived = -1L;
            while (arrived < file.size()) {
                try {
                    arrived = arrived < 0 ? offset(path) : sendPart(file, path, arrived);
                    progress.accept(arrived);
                    failures = 0;
                } catch (UncheckedIOException | ApiProblem e) {
                    if (e instanceof ApiProblem problem && !mayPass(problem)) {
                        throw e;
                    }
                    failures = again(failures, e);
                    arrived = -1; // ask: the part may have arrived although the answer did not
                }
            }
        }
    }

    private long offset(String path) {
        return platform.head(path, OFFSET).map(Long::parseLong).orElse(0L);
    }

    private long sendPart(FileChannel file, String path, long from) throws IOException {
        var part = ByteBuffer.allocate((int) Math.min(PART_BYTES, file.size() - from));
        while (part.hasRemaining()) {
            if (file.read(part, from + part.position()) < 0) {
                throw new IOException("A sealed object became shorter while it was sent");
            }
        }
        return platform.putPart(path, BodyPublishers.ofByteArray(part.array()), from, file.size(), OFFSET)
                .map(Long::parseLong)
                .orElse(from + part.capacity());
    }

    /** Refusals that the same part may not meet again; about any other there is nothing to do here. */
    private static boolean mayPass(ApiProblem problem) {
        return problem.status() >= 500
                || problem.code().equals("upload-offset")
                || problem.code().equals("upload-in-progress");
    }

    private static int again(int failures, RuntimeException failure) {
        if (failures + 1 == ATTEMPTS) {
            throw failure;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(FIRST_PAUSE.toMillis() << failures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
        return failures + 1;
    }
}
