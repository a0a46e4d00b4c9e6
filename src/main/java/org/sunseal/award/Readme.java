package org.sunseal.award;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.sunseal.project.LotKey;

/** The texts that lie in packages and say how to check them, from the resources under {@code award/}. */
final class Readme {
    private Readme() {}

    /** In the archive of that lot. */
    static String archive(LotKey lot) {
        return text("archive-readme.txt", lot);
    }

    /** In a court's copy. */
    static String court(LotKey lot) {
        return text("court-readme.txt", lot);
    }

    private static String text(String file, LotKey lot) {
        try (var bytes = Readme.class.getResourceAsStream("/award/" + file)) {
            if (bytes == null) {
                throw new IllegalStateException("There is no resource award/" + file);
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{tender}", lot.tender())
                    .replace("{lot}", lot.lot());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
