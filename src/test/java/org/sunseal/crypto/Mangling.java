package org.sunseal.crypto;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;

/**
 * Ways to spoil valid bytes, by what they are made of: blind changes rarely get past the check of a form's spelling.
 */
enum Mangling {
    PLAIN {
        @Override
        byte[] mangle(byte[] good, Random random) {
            if (good.length == 0) {
                return new byte[] {(byte) random.nextInt()};
            }
            int at = random.nextInt(good.length);
            int end = Math.min(good.length, at + 1 + random.nextInt(16));
            return switch (random.nextInt(6)) {
                case 0 -> changed(good, at, good[at] ^ (1 << random.nextInt(8)));
                case 1 -> changed(good, at, ODD_BYTES[random.nextInt(ODD_BYTES.length)]);
                case 2 -> Arrays.copyOf(good, at);
                case 3 -> joined(good, at, new byte[0], end);
                case 4 -> joined(good, end, Arrays.copyOfRange(good, at, end), end);
                default -> joined(good, at, new byte[] {(byte) random.nextInt()}, at);
            };
        }
    },

    JSON {
        @Override
        byte[] mangle(byte[] good, Random random) {
            try {
                return CanonicalJson.write(new MangledJson(random).object(CanonicalJson.readLoosely(good)));
            } catch (InvalidEvidence | IllegalArgumentException e) { // too spoilt already to be taken apart
                return PLAIN.mangle(good, random);
            }
        }

        @Override
        Optional<byte[]> spelledWell(byte[] bytes) {
            try {
                return Optional.of(CanonicalJson.write(CanonicalJson.readLoosely(bytes)));
            } catch (InvalidEvidence | IllegalArgumentException e) { // no JSON
                return Optional.empty();
            }
        }
    },

    DER {
        @Override
        byte[] mangle(byte[] good, Random random) {
            try {
                return new MangledDer(random).of(ASN1Primitive.fromByteArray(good));
            } catch (IOException | RuntimeException e) { // too spoilt already to be taken apart
                return PLAIN.mangle(good, random);
            }
        }

        @Override
        Optional<byte[]> spelledWell(byte[] bytes) {
            try {
                var object = ASN1Primitive.fromByteArray(bytes);
                return object == null ? Optional.empty() : Optional.of(object.getEncoded(ASN1Encoding.DER));
            } catch (IOException | RuntimeException e) { // no ASN.1
                return Optional.empty();
            }
        }
    };

    private static final byte[] ODD_BYTES = {0, 1, '\n', '\r', ' ', '"', '/', '0', 0x30, 0x7f, (byte) 0x80, (byte) 0xff
    };

    /** The bytes with one thing changed. */
    abstract byte[] mangle(byte[] good, Random random);

    /** The same value in the only spelling a strict reader takes; empty when there is none or the form has no other. */
    Optional<byte[]> spelledWell(byte[] bytes) {
        return Optional.empty();
    }

    private static byte[] changed(byte[] good, int at, int value) {
        byte[] changed = good.clone();
        changed[at] = (byte) value;
        return changed;
    }

    /** Everything before {@code at}, the middle, everything from {@code rest} on. */
    private static byte[] joined(byte[] good, int at, byte[] middle, int rest) {
        var out = new ByteArrayOutputStream();
        out.write(good, 0, at);
        out.writeBytes(middle);
        out.write(good, rest, good.length - rest);
        return out.toByteArray();
    }
}
