package org.sunseal.cli.scenario.procedure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipInputStream;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.crypto.Framing;

/** A zip file as a folder. */
record Unpacked(Path folder) {
    /** Writes the files below the folder, over those that are there. */
    static Unpacked to(Path folder, byte[] zip) {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var file = folder.resolve(entry.getName()).normalize();
                Deviation.unless(file.startsWith(folder), "The zip names a file outside of it: " + entry.getName());
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return new Unpacked(folder);
        } catch (IOException e) {
            throw new Deviation("The zip cannot be unpacked to " + folder, e);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    byte[] bytes(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw new Deviation("The package has no readable " + name, e);
        }
    }

    /** SHA-256 of a file, hex. */
    String sha256(String name) {
        return Framing.hex(Framing.sha256(bytes(name)));
    }
}
