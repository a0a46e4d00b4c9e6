package org.sunseal.crypto;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches for sealed files that fail in another way than by refusal. */
class ChunkedFileFuzzTest {
    private static final byte[] KEY = new byte[32];
    private static final String CONTEXT = "tbe1/intl-1/T-1/L1/1/b1.7/1";

    private static final ForeignBytes SEALED =
            ForeignBytes.plain("sealed file", ChunkedFileFuzzTest::open, sealed(0), sealed(100), sealed(40_000));

    /** Opens, checks that the length was foreseen, and seals again under the salt that came along. */
    private static byte[] open(byte[] sealed) {
        var plain = new ByteArrayOutputStream();
        try {
            var opened = ChunkedFile.open(new ByteArrayInputStream(sealed), plain, KEY, CONTEXT);
            if (!ChunkedFile.legalLength(sealed.length)
                    || ChunkedFile.sealedLength(opened.plainSize()) != sealed.length) {
                throw new AssertionError("Opened at a length no sealed file has: " + sealed.length);
            }
            return seal(plain.toByteArray(), Arrays.copyOf(sealed, 24));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sealed(int length) {
        return seal(new byte[length], new byte[24]);
    }

    private static byte[] seal(byte[] plain, byte[] salt) {
        var sealed = new ByteArrayOutputStream();
        try {
            ChunkedFile.seal(new ByteArrayInputStream(plain), sealed, KEY, salt, CONTEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sealed.toByteArray();
    }

    static Stream<byte[]> sealedFiles() {
        return SEALED.examples();
    }

    @MethodSource("sealedFiles")
    @FuzzTest(maxDuration = "60s")
    void sealedFile(byte[] bytes) {
        SEALED.check(bytes);
    }

    @Property(tries = 1000)
    void spoilt_examples_are_read_or_refused(@ForAll long seed) {
        SEALED.check(SEALED.mangled(seed));
    }
}
