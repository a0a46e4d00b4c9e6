package org.sunseal.pages;

import java.nio.file.Path;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;

/** A person's key as a file to choose in the browser. */
final class KeyFile {
    static final String PASSWORD = "throw-away";

    private KeyFile() {}

    static Path of(Path folder, String name, Signer signer) {
        var file = folder.resolve(name + ".p12");
        Keys.store(file, PASSWORD.toCharArray(), "key", signer);
        return file;
    }
}
