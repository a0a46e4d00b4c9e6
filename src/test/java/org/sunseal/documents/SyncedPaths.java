package org.sunseal.documents;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What was asked to be put on the disk, as the JVM itself records {@code FileChannel.force}. */
public final class SyncedPaths {
    private SyncedPaths() {}

    /** Something that writes files. */
    @FunctionalInterface
    public interface Act {
        void run() throws IOException;
    }

    /** The paths below {@code root} synced meanwhile, in order. */
    public static List<Path> by(Path root, Act act) throws IOException {
        try (var recording = new Recording()) {
            recording.enable("jdk.FileForce").withThreshold(Duration.ZERO);
            recording.start();
            act.run();
            recording.stop();
            var file = root.resolve("recording.jfr");
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals("jdk.FileForce"))
                    .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                    .map(event -> Path.of(event.getString("path")))
                    .filter(path -> path.startsWith(root))
                    .toList();
        }
    }
}
