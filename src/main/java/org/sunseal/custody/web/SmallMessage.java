package org.sunseal.custody.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.sunseal.custody.CustodyRefusal;
import org.sunseal.kernel.LimitedBody;

/** Reads a message anybody may send, up to a limit. */
final class SmallMessage {
    private SmallMessage() {}

    /** @throws org.sunseal.kernel.Refused {@code message-too-large} */
    static byte[] read(InputStream body, int maximumBytes) {
        try {
            return LimitedBody.read(body, maximumBytes, CustodyRefusal.MESSAGE_TOO_LARGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
