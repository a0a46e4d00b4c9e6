package org.sunseal.journey;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks for a text in bytes of any kind, in every spelling in which software is likely to hold it: UTF-8, UTF-16, hex,
 * Base64 at each alignment, hex of Base64, and all of these inside of anything deflated (zlib, gzip, zip).
 */
final class MarkerSearch {
    private static final int INFLATED_AT_MOST = 1 << 20;
    private static final int GZIP_HEADER = 10; // without optional fields, as nearly everybody writes it
    private static final int ZIP_HEADER = 30;
    private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Map<String, byte[]> patterns = new LinkedHashMap<>();
    /** Which two bytes any pattern starts with: nearly every position is passed over by one look. */
    private final boolean[] starts = new boolean[1 << 16];

    /** @param text ASCII and long enough not to occur by chance */
    MarkerSearch(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        patterns.put("UTF-8", bytes);
        patterns.put("UTF-16LE", text.getBytes(StandardCharsets.UTF_16LE));
        patterns.put("UTF-16BE", text.getBytes(StandardCharsets.UTF_16BE));
        patterns.put("hex", ascii(HexFormat.of().formatHex(bytes)));
        patterns.put("HEX", ascii(HexFormat.of().withUpperCase().formatHex(bytes)));
        for (int shift = 0; shift < 3; shift++) {
            var inside = base64(bytes, shift);
            patterns.put("Base64+" + shift, ascii(inside));
            patterns.put("hex of Base64+" + shift, ascii(HexFormat.of().formatHex(ascii(inside))));
        }
        patterns.values().forEach(pattern -> starts[pair(pattern[0], pattern[1])] = true);
    }

    /**
     * The characters of Base64 that depend on nothing but these bytes, when they begin {@code shift} bytes into a
     * group.
     */
    private static String base64(byte[] bytes, int shift) {
        var shifted = new byte[shift + bytes.length];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        var encoded = Base64.getEncoder().encodeToString(shifted);
        return encoded.substring((shift * 8 + 5) / 6, shifted.length * 8 / 6);
    }

    /**
     * Every file below the folder that holds the text, each with how it is spelled there. Files may come and go
     * meanwhile, as those of a database do.
     */
    List<String> in(Path folder) throws IOException {
        var found = new ArrayList<String>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    inFile(file).forEach(spelling -> found.add(folder.relativize(file) + ": " + spelling));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException && !file.equals(folder)) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        return found;
    }

    /**
     * How the text is spelled in this file; empty when it is not there. A file that vanished meanwhile holds nothing.
     */
    List<String> inFile(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            return in(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    List<String> in(byte[] bytes) {
        return in(ByteBuffer.wrap(bytes));
    }

    List<String> in(String text) {
        return in(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> in(ByteBuffer bytes) {
        var found = new TreeSet<>(plainly(bytes));
        for (int at = 0; at < bytes.limit() - ZIP_HEADER; at++) {
            plainly(inflatedAt(bytes, at)).forEach(spelling -> found.add("deflated " + spelling));
        }
        return List.copyOf(found);
    }

    private List<String> plainly(ByteBuffer bytes) {
        var found = new TreeSet<String>();
        for (int at = 0; at < bytes.limit() - 1; at++) {
            if (starts[pair(bytes.get(at), bytes.get(at + 1))]) {
                for (var pattern : patterns.entrySet()) {
                    if (isAt(bytes, at, pattern.getValue())) {
                        found.add(pattern.getKey());
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean isAt(ByteBuffer bytes, int at, byte[] pattern) {
        if (at + pattern.length > bytes.limit()) {
            return false;
        }
        for (int i = 0; i < pattern.length; i++) {
            if (bytes.get(at + i) != pattern[i]) {
                return false;
            }
        }
        return true;
    }

    /** What inflates when a zlib, gzip or zip header stands here; nothing when none does. */
    private static ByteBuffer inflatedAt(ByteBuffer bytes, int at) {
        return switch (bytes.get(at)) {
            case 0x78 -> pair(bytes.get(at), bytes.get(at + 1)) % 31 == 0 ? inflated(bytes, at, false) : NOTHING;
            case 0x1f ->
                bytes.get(at + 1) == (byte) 0x8b && bytes.get(at + 2) == 8
                        ? inflated(bytes, at + GZIP_HEADER, true)
                        : NOTHING;
            case 'P' -> isAt(bytes, at, ZIP_MAGIC) ? inflated(bytes, zipBody(bytes, at), true) : NOTHING;
            default -> NOTHING;
        };
    }

    private static int zipBody(ByteBuffer bytes, int at) {
        var little = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        return at + ZIP_HEADER + (little.getShort(at + 26) & 0xffff) + (little.getShort(at + 28) & 0xffff);
    }

    /** As much as inflates before the data ends, breaks or becomes too much. */
    private static ByteBuffer inflated(ByteBuffer bytes, int from, boolean raw) {
        if (from >= bytes.limit()) {
            return NOTHING;
        }
        var inflater = new Inflater(raw);
        try {
            inflater.setInput(bytes.slice(from, bytes.limit() - from));
            var plain = new byte[INFLATED_AT_MOST];
            int length = 0;
            for (int more = 1; more > 0 && length < plain.length; length += more) {
                more = inflater.inflate(plain, length, plain.length - length);
            }
            return ByteBuffer.wrap(plain, 0, length);
        } catch (DataFormatException e) {
            return NOTHING; // these bytes only looked like a header
        } finally {
            inflater.end();
        }
    }

    private static int pair(byte first, byte second) {
        return (first & 0xff) << 8 | second & 0xff;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
