package org.sunseal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A data folder serves one demonstration at a time: a second one would join the first one's processes and, ending, take
 * them along. The lock ends with the process that holds it, however that ends.
 */
final class OneAtATime {
    /** Kept from the garbage collector, which would close them and so give up the locks. */
    private static final List<FileChannel> HELD = new CopyOnWriteArrayList<>();

    private OneAtATime() {}

    /** Holds the folder until this process ends, or says who is in the way. */
    static void hold(Path data) {
        try {
            Files.createDirectories(data.resolve("run"));
            var channel =
                    FileChannel.open(data.resolve("run/lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw new IllegalStateException(
                        "Another demonstration is using %s. End it first, or choose another folder with SUNSEAL_DATA and other ports with SUNSEAL_DEMO_PORT_BASE."
                                .formatted(data));
            }
            HELD.add(channel);
        } catch (OverlappingFileLockException e) {
            // held by this very process: in development mode every reload comes by here
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder cannot be used: " + data, e);
        }
    }
}
