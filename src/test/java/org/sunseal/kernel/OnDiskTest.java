package org.sunseal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnDiskTest {
    @TempDir
    Path folder;

    @Test
    void a_file_is_replaced_and_nothing_else_is_left() throws IOException {
        var file = folder.resolve("note");
        OnDisk.replace(file, new byte[1000]);

        OnDisk.replace(file, new byte[] {1, 2});

        assertThat(file).hasBinaryContent(new byte[] {1, 2});
        assertThat(folder).isDirectoryContaining(path -> true).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void the_bytes_are_synced_before_the_name_is() throws IOException {
        var synced = syncedBy(() -> OnDisk.replace(folder.resolve("note"), new byte[] {1}));

        assertThat(synced).hasSize(2);
        assertThat(synced.getFirst()).hasParentRaw(folder);
        assertThat(synced.getLast()).isEqualTo(folder);
    }

    @Test
    void a_secret_is_never_readable_by_others() throws IOException {
        var mode = PosixFilePermissions.fromString("rw-------");

        OnDisk.replace(folder.resolve("key"), new byte[] {1}, PosixFilePermissions.asFileAttribute(mode));

        assertThat(Files.getPosixFilePermissions(folder.resolve("key"))).isEqualTo(mode);
    }

    @Test
    void what_was_there_stays_when_the_new_one_cannot_take_its_place() throws IOException {
        var file = Files.createDirectory(folder.resolve("taken"));
        Files.createFile(file.resolve("by a file"));

        assertThatThrownBy(() -> OnDisk.replace(file, new byte[] {1})).isInstanceOf(IOException.class);

        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
        assertThat(file.resolve("by a file")).exists();
    }

    @Test
    void a_folder_that_is_not_there_is_not_made() {
        assertThatThrownBy(() -> OnDisk.replace(folder.resolve("volume").resolve("note"), new byte[] {1}))
                .isInstanceOf(NoSuchFileException.class);
    }

    private interface Act {
        void run() throws IOException;
    }

    private List<Path> syncedBy(Act act) throws IOException {
        try (var recording = new Recording()) {
            recording.enable("jdk.FileForce").withThreshold(Duration.ZERO);
            recording.start();
            act.run();
            recording.stop();
            var file = Files.createTempFile("synced", ".jfr");
            recording.dump(file);
            try {
                return RecordingFile.readAllEvents(file).stream()
                        .filter(event -> event.getEventType().getName().equals("jdk.FileForce"))
                        .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                        .map(event -> Path.of(event.getString("path")))
                        .filter(path -> path.startsWith(folder))
                        .toList();
            } finally {
                Files.delete(file);
            }
        }
    }
}
