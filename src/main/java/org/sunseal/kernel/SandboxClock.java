package org.sunseal.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The machine's clock plus an offset its owner keeps in a small file, for demonstrations (protocol 5.0). Millisecond
 * ticks.
 *
 * <p>The file is {@code {"offsetSeconds":N}}. It is read again whenever it changes, and the offset only grows: a file
 * that says less than was once read is ignored, and so is an empty one, which somebody is about to write. No file means
 * no offset. A clock may begin behind the machine's, by a file that is there before anybody reads it; from then on it
 * goes forward like any other, to the machine's time and beyond.
 */
public final class SandboxClock extends Clock {
    private static final Pattern FORM = Pattern.compile("\\s*\\{\\s*\"offsetSeconds\"\\s*:\\s*(-?\\d{1,12})\\s*}\\s*");
    private static final long NEVER_READ = Long.MIN_VALUE;

    private final Path file;
    private final Clock machine;
    private @Nullable FileTime readFrom;
    private long offsetSeconds = NEVER_READ;

    public SandboxClock(Path file) {
        this(file, Clock.tickMillis(ZoneOffset.UTC));
    }

    SandboxClock(Path file, Clock machine) {
        this.file = file;
        this.machine = machine;
    }

    /**
     * Sets a clock that nobody has read yet behind the machine's. Whoever reads the file later can only move it forward.
     *
     * @throws IllegalStateException when the clock has a file already: it may have been read
     */
    public static void beginBehind(Path file, Duration by) {
        if (Files.exists(file)) {
            throw new IllegalStateException("This clock has begun already: " + file);
        }
        try {
            OnDisk.replace(file, form(-by.toSeconds()));
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox clock's file cannot be written: " + file, e);
        }
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset());
    }

    /** How far this clock is ahead of the machine's; negative while it is behind. */
    public synchronized Duration offset() {
        try {
            if (Files.exists(file)) {
                var changed = Files.getLastModifiedTime(file);
                if (!Objects.equals(changed, readFrom)) {
                    read(changed);
                }
            } else {
                offsetSeconds = Math.max(offsetSeconds, 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox clock's file cannot be read: " + file, e);
        }
        return Duration.ofSeconds(offsetSeconds);
    }

    /**
     * Moves this clock so that it shows at least the given instant, and keeps the new offset on disk before returning.
     *
     * @return the offset now in force
     * @throws IllegalArgumentException when the instant lies in this clock's past
     */
    public synchronized Duration moveTo(Instant to) {
        var now = instant();
        if (to.isBefore(now)) {
            throw new IllegalArgumentException("A clock moves forward only: it is %s, asked was %s".formatted(now, to));
        }
        var ahead = Duration.between(machine.instant(), to);
        var seconds = ahead.getNano() == 0 ? ahead.getSeconds() : ahead.getSeconds() + 1;
        try {
            keep(Math.max(seconds, offsetSeconds));
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox clock's file cannot be written: " + file, e);
        }
        return offset();
    }

    /** Moves this clock forward by a whole number of seconds, rounded up. */
    public Duration forward(Duration by) {
        return moveTo(instant().plus(by));
    }

    private void read(FileTime changed) throws IOException {
        var said = Files.readString(file);
        if (said.isEmpty() && offsetSeconds != NEVER_READ) {
            return; // who writes by hand empties the file first; its time may be the same once it is written
        }
        var form = FORM.matcher(said);
        if (!form.matches()) {
            throw new IOException("expected {\"offsetSeconds\":N}");
        }
        offsetSeconds = Math.max(offsetSeconds, Long.parseLong(form.group(1)));
        readFrom = changed;
    }

    private static byte[] form(long seconds) {
        return "{\"offsetSeconds\":%d}\n".formatted(seconds).getBytes(StandardCharsets.US_ASCII);
    }

    private void keep(long seconds) throws IOException {
        OnDisk.replace(file, form(seconds));
        offsetSeconds = seconds;
        readFrom = Files.getLastModifiedTime(file);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The zone is always UTC; the legal time zone is a matter of rendering. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
