package org.sunseal.opening;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Folders in which evidence lies while it is packed, keys among it: readable to us alone, and gone as soon as they are
 * not needed. What a crash leaves behind goes at the next start.
 */
@ApplicationScoped
class EvidenceFolders {
    private static final String PREFIX = "sunseal-packing-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,18})-\\d+");

    private final Path parent;

    EvidenceFolders() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    EvidenceFolders(Path parent) {
        this.parent = parent;
    }

    /** An empty folder that nobody else can read; to be deleted by whoever asked for it. */
    Path create() throws IOException {
        return Files.createTempDirectory(
                parent, PREFIX + ProcessHandle.current().pid() + "-");
    }

    /** Writes all files of a folder as one zip file. */
    static void pack(Path folder, OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out);
                var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    void atStart(@Observes StartupEvent started) {
        sweep(ProcessHandle.current().pid());
    }

    @PreDestroy
    void atEnd() {
        sweep(ProcessHandle.current().pid());
    }

    /**
     * Deletes the folders of processes that are no more, and of the one with that id: ours, whose number a process
     * before us may have had, as in every container.
     */
    void sweep(long own) {
        try (var found = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (var folder : found) {
                var name = NAME.matcher(folder.getFileName().toString());
                if (name.matches() && isLeftBehind(Long.parseLong(name.group(1)), own)) {
                    delete(folder);
                }
            }
        } catch (IOException e) { // the platform works all the same, but somebody has to look
            Log.errorf(e, "Evidence left behind in %s could not be deleted", parent);
        }
    }

    private static boolean isLeftBehind(long process, long own) {
        return process == own || ProcessHandle.of(process).isEmpty();
    }
}
