package org.sunseal.custody.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.sunseal.custody.CustodyRefusal;
import org.sunseal.kernel.Refused;

/** Reads a message anybody may send, up to a limit: the server's own limit is that of sealed objects. */
final class SmallMessage {
    private SmallMessage() {}

    /** @throws Refused {@code message-too-large} */
    static byte[] read(InputStream body, int maximumBytes) {
        try {
            var message = body.readNBytes(maximumBytes + 1);
            if (message.length > maximumBytes) {
                throw new Refused(
                        CustodyRefusal.MESSAGE_TOO_LARGE,
                        "A message here has at most %d bytes".formatted(maximumBytes));
            }
            return message;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
