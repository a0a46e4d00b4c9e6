package org.sunseal.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;

/** A structure with one element left out, doubled or replaced, its lengths made to fit: valid DER, and nonsense. */
final class MangledDer {
    private static final List<ASN1Encodable> ODD = List.of(
            DERNull.INSTANCE,
            new ASN1Integer(0),
            new ASN1Integer(-1),
            new ASN1Integer(BigInteger.TWO.pow(2048)),
            new ASN1ObjectIdentifier("1.2.840.113549.1.7.2"),
            new ASN1ObjectIdentifier("2.5.4.3"),
            new DEROctetString(new byte[0]),
            new DEROctetString(new byte[32]),
            new DERBitString(new byte[0]),
            new DERUTF8String(""),
            new DERSequence(),
            new DERSet(),
            new DERTaggedObject(0, new DERSequence()));

    private static final int LEFT_OUT = 0;
    private static final int DOUBLED = 1;
    private static final int REPLACED = 2;

    private final Random random;
    private int target;

    MangledDer(Random random) {
        this.random = random;
    }

    byte[] of(ASN1Primitive good) throws IOException {
        target = random.nextInt(count(good));
        return changed(good).toASN1Primitive().getEncoded(ASN1Encoding.DER);
    }

    private static int count(ASN1Primitive object) {
        int sum = 1;
        for (var child : children(object)) {
            sum += count(child.toASN1Primitive());
        }
        return sum;
    }

    private static List<ASN1Encodable> children(ASN1Primitive object) {
        return switch (object) {
            case ASN1Sequence sequence -> List.of(sequence.toArray());
            case ASN1Set set -> List.of(set.toArray());
            case ASN1TaggedObject tagged when tagged.isExplicit() -> List.of(tagged.getExplicitBaseObject());
            default -> List.of();
        };
    }

    /** Walks in the order of {@link #count}; the element reached when {@code target} runs out is the one to change. */
    private ASN1Encodable changed(ASN1Primitive object) {
        if (target-- == 0) {
            return replaced(object);
        }
        var children = children(object);
        if (children.isEmpty()) {
            return object;
        }
        var rebuilt = new ArrayList<ASN1Encodable>();
        for (var child : children) {
            int fate = target == 0 ? random.nextInt(6) : REPLACED;
            var changed = changed(child.toASN1Primitive());
            if (fate != LEFT_OUT) {
                rebuilt.add(changed);
            }
            if (fate == DOUBLED) {
                rebuilt.add(child);
            }
        }
        var all = new ASN1EncodableVector();
        rebuilt.forEach(all::add);
        return switch (object) {
            case ASN1Sequence ignored -> new DERSequence(all);
            case ASN1Set ignored -> new DERSet(all);
            case ASN1TaggedObject tagged ->
                rebuilt.isEmpty()
                        ? new DERTaggedObject(false, tagged.getTagNo(), new DERSequence())
                        : new DERTaggedObject(true, tagged.getTagNo(), rebuilt.getFirst());
            default -> object;
        };
    }

    private ASN1Encodable replaced(ASN1Primitive object) {
        if (random.nextInt(3) == 0 && object instanceof ASN1OctetString octets && octets.getOctets().length > 0) {
            return new DEROctetString(Mangling.PLAIN.mangle(octets.getOctets(), random));
        }
        if (random.nextInt(3) == 0 && object instanceof ASN1Integer number) {
            return new ASN1Integer(number.getValue().add(BigInteger.valueOf(random.nextInt(3) - 1)));
        }
        return ODD.get(random.nextInt(ODD.size()));
    }
}
