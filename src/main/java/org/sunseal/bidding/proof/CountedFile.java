package org.sunseal.bidding.proof;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** A file being read that tells how many bytes of it are gone. */
final class CountedFile extends FilterInputStream {
    private final LongConsumer listener;
    private long done;

    CountedFile(Path file, LongConsumer listener) throws IOException {
        super(Files.newInputStream(file));
        this.listener = listener;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        advance(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        advance(Math.max(read, 0));
        return read;
    }

    private void advance(int read) {
        if (read > 0) {
            done += read;
            listener.accept(done);
        }
    }
}
