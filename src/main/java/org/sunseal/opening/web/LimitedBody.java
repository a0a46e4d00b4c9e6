package org.sunseal.opening.web;

import java.io.IOException;
import java.io.InputStream;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.OpeningRefusal;

/** Bodies that are read into memory, and so must end somewhere. */
final class LimitedBody {
    private LimitedBody() {}

    /** The whole body; refuses {@code message-too-large} beyond so many bytes. */
    static byte[] read(InputStream body, int most) throws IOException {
        var bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new Refused(OpeningRefusal.MESSAGE_TOO_LARGE, "At most %d bytes".formatted(most));
        }
        return bytes;
    }
}
