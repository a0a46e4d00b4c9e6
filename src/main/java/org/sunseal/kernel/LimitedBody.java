package org.sunseal.kernel;

import java.io.IOException;
import java.io.InputStream;

/** Bodies that are read into memory, and so must end somewhere: the server's own limit is that of sealed objects. */
public final class LimitedBody {
    private LimitedBody() {}

    /** The whole body; refuses, for the reason given, one of more than so many bytes. */
    public static byte[] read(InputStream body, int most, Reason tooLarge) throws IOException {
        var bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new Refused(tooLarge, "At most %d bytes".formatted(most));
        }
        return bytes;
    }
}
