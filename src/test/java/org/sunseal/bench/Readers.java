package org.sunseal.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many connections of one thread that read frames of WebSocket and note when each arrived. Frames of servers carry no mask, and
 * those meant here are longer than a sign of life.
 */
final class Readers implements AutoCloseable {
    private static final int SIGN_OF_LIFE = 80;
    private static final int BUFFER = 16 << 10;

    private final Selector selector;
    private final Thread thread;
    private final AtomicInteger ready = new AtomicInteger();
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final long[] times;
    private final int count;

    /** What has been read of a connection and is no whole frame yet. */
    private final class Connection {
        final ByteBuffer unread = ByteBuffer.allocate(BUFFER);
        boolean isOpen;

        void read(SocketChannel channel) throws IOException {
            if (channel.read(unread) < 0) {
                ended.incrementAndGet();
                channel.close();
                return;
            }
            unread.flip();
            if (!isOpen && !skipsHead()) {
                unread.compact();
                return;
            }
            while (takesFrame()) {}
            unread.compact();
        }

        /** Past the answer to the request for an upgrade. */
        private boolean skipsHead() {
            for (int at = unread.position(); at + 3 < unread.limit(); at++) {
                if (unread.getInt(at) == 0x0d0a0d0a) {
                    unread.position(at + 4);
                    isOpen = true;
                    return true;
                }
            }
            return false;
        }

        private boolean takesFrame() {
            int start = unread.position();
            if (unread.remaining() < 2) {
                return false;
            }
            int length = unread.get(start + 1) & 0x7f;
            int head = length < 126 ? 2 : 4;
            if (unread.remaining() < head) {
                return false;
            }
            length = length < 126 ? length : unread.getShort(start + 2) & 0xffff;
            if (unread.remaining() < head + length) {
                return false;
            }
            unread.position(start + head + length);
            if (length > SIGN_OF_LIFE) {
                note();
            } else {
                ready.incrementAndGet();
            }
            return true;
        }
    }

    private void note() {
        int place = arrived.getAndIncrement();
        if (place < times.length) {
            times[place] = System.nanoTime();
        }
    }

    /**
     * Connects.
     *
     * @param request what each says first; nothing where it is empty, and then no answer is waited for
     * @param most how many frames are noted at most
     */
    Readers(InetSocketAddress address, int count, String request, int most) throws IOException {
        this.count = count;
        this.times = new long[most];
        this.selector = Selector.open();
        this.thread = Thread.ofPlatform().daemon().name("readers").unstarted(this::run);
        for (int i = 0; i < count; i++) {
            var channel = SocketChannel.open(address);
            if (!request.isEmpty()) {
                channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            }
            channel.configureBlocking(false);
            var connection = new Connection();
            connection.isOpen = request.isEmpty();
            channel.register(selector, SelectionKey.OP_READ, connection);
        }
        thread.start();
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                selector.select(key -> {
                    try {
                        ((Connection) key.attachment()).read((SocketChannel) key.channel());
                    } catch (IOException e) {
                        ended.incrementAndGet();
                        key.cancel();
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many have been greeted, or have had some other short frame, so far. */
    int greeted() {
        return ready.get();
    }

    int ended() {
        return ended.get();
    }

    /** How many of the frames meant have arrived since the last {@link #arrivals}. */
    int arrived() {
        return arrived.get();
    }

    boolean isComplete() {
        return arrived.get() >= count;
    }

    /** When they arrived, of {@link System#nanoTime}; and noting begins again. */
    long[] arrivals() {
        var all = Arrays.copyOf(times, Math.min(arrived.get(), times.length));
        arrived.set(0);
        return all;
    }

    @Override
    public void close() throws IOException {
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
