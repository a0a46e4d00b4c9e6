package org.sunseal.crypto;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;

/** Reads ASN.1 in the one spelling that DER (X.690 section 10) allows, with nothing before or behind it. */
final class Der {
    /** No structure of ours or of a certificate nests half as deep; deeper ones only exist to exhaust the stack. */
    private static final int DEEPEST = 64;

    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1f;

    private Der() {}

    /** The object that fills {@code der} completely, or {@link InvalidEvidence} with the code given. */
    static ASN1Primitive read(byte[] der, String code) {
        var object = readLoosely(der, code);
        try {
            if (Arrays.equals(object.getEncoded(ASN1Encoding.DER), der)) {
                return object;
            }
        } catch (IOException | RuntimeException e) { // Bouncy Castle reports bad content lazily and unchecked
            throw new InvalidEvidence(code, "Not ASN.1: " + e.getMessage(), e);
        }
        throw new InvalidEvidence(code, "Not DER: written again it comes out differently");
    }

    /**
     * As {@link #read}, for callers who ask {@link #requireCanonical} of all of it afterwards: what is written again twice
     * is checked no better than once.
     */
    static ASN1Primitive readLoosely(byte[] der, String code) {
        checkNesting(der, code);
        try {
            var object = ASN1Primitive.fromByteArray(der);
            if (object != null) {
                return object;
            }
        } catch (IOException | RuntimeException e) {
            throw new InvalidEvidence(code, "Not ASN.1: " + e.getMessage(), e);
        }
        throw new InvalidEvidence(code, "Not ASN.1: nothing is there");
    }

    /** Refuses a structure whose typed form, sets in order and defaults left out, is not what arrived. */
    static void requireCanonical(ASN1Encodable typed, byte[] der, String code) {
        if (!Arrays.equals(write(typed), der)) {
            throw new InvalidEvidence(code, "Not DER: a set is out of order or a default is spelled out");
        }
    }

    /**
     * Runs a reader over parsed structures. Bouncy Castle says with whatever unchecked exception is at hand that a
     * structure is not the expected one; all of them become the code given.
     */
    static <T> T orRefused(String code, String what, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (InvalidEvidence e) {
            throw e;
        } catch (RuntimeException e) {
            throw new InvalidEvidence(code, "Not " + what + ": " + e.getMessage(), e);
        }
    }

    static byte[] write(ASN1Encodable object) {
        try {
            return object.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("Writing ASN.1 to memory failed", e);
        }
    }

    /** Walks the headers without building anything: definite lengths that fit, and not too deep. */
    private static void checkNesting(byte[] der, String code) {
        var ends = new ArrayDeque<Integer>();
        var at = 0;
        while (at < der.length) {
            while (!ends.isEmpty() && ends.peek() == at) {
                ends.pop();
            }
            var limit = ends.isEmpty() ? der.length : ends.peek();
            var header = new Header(der, at, limit, code);
            if (header.constructed && header.end > header.start) {
                ends.push(header.end);
                if (ends.size() > DEEPEST) {
                    throw new InvalidEvidence(code, "ASN.1 nested deeper than " + DEEPEST);
                }
                at = header.start;
            } else {
                at = header.end;
            }
        }
    }

    /** Tag and length at one place. */
    private static final class Header {
        final boolean constructed;
        final int start;
        final int end;

        Header(byte[] der, int at, int limit, String code) {
            var tag = der[at] & 0xff;
            if ((tag & LONG_TAG) == LONG_TAG || at + 1 >= limit) {
                throw new InvalidEvidence(code, "Not DER: a tag or length no structure here has");
            }
            constructed = (tag & CONSTRUCTED) != 0;
            var first = der[at + 1] & 0xff;
            var octets = first < 0x80 ? 0 : first & 0x7f;
            if (first == 0x80 || octets > 4 || at + 2 + octets > limit) {
                throw new InvalidEvidence(code, "Not DER: lengths are definite and stay inside");
            }
            var length = octets == 0 ? first : 0L;
            for (var i = 0; i < octets; i++) {
                length = (length << 8) | (der[at + 2 + i] & 0xff);
            }
            start = at + 2 + octets;
            if (length > limit - start) {
                throw new InvalidEvidence(code, "Not DER: an element is longer than what holds it");
            }
            end = (int) (start + length);
        }
    }
}
