package org.sunseal.documents.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * What was added behind a signed PDF. An increment may replace any object, a page with its prices too, and the signature
 * before it stays valid: it covers the bytes before. So both versions are walked from their catalogs, and all must be
 * the same but one more signature field, which shows nothing.
 */
final class PdfIncrement {
    /** What a signature field may say of itself; nothing here acts or shows anything on a field without size. */
    private static final Set<COSName> OF_A_SIGNATURE = Set.of(
            COSName.TYPE,
            COSName.SUBTYPE,
            COSName.FT,
            COSName.T,
            COSName.F,
            COSName.RECT,
            COSName.P,
            COSName.V,
            COSName.AP);

    private final PDDocument before;
    private final PDDocument after;
    private final Deque<Pair> open = new ArrayDeque<>();
    private final IdentityHashMap<COSDictionary, COSDictionary> compared = new IdentityHashMap<>();

    PdfIncrement(PDDocument before, PDDocument after) {
        this.before = before;
        this.after = after;
    }

    private record Pair(@Nullable COSBase before, @Nullable COSBase after) {}

    /** Whether the later version is the earlier one with one more invisible signature. */
    boolean onlySigns() throws IOException {
        var fields = fields(after);
        var known = fields(before);
        if (after.isEncrypted() || fields.size() != known.size() + 1) {
            return false;
        }
        var added = resolved(fields.get(known.size()));
        if (!(added instanceof COSDictionary field) || !isInvisibleSignature(field)) {
            return false;
        }
        pushAll(known, fields);
        pushMembers(form(before), form(after), Set.of(COSName.FIELDS, COSName.SIG_FLAGS));
        var earlier = catalog(before);
        var later = catalog(after);
        compared.put(earlier, later);
        pushMembers(earlier, later, Set.of(COSName.ACRO_FORM));
        while (!open.isEmpty()) {
            if (!isSame(open.pop(), field)) {
                return false;
            }
        }
        return true;
    }

    private boolean isSame(Pair pair, COSDictionary added) throws IOException {
        var one = resolved(pair.before());
        var other = resolved(pair.after());
        if (one instanceof COSDictionary first && other instanceof COSDictionary second) {
            var known = compared.put(first, second);
            if (known != null) {
                return known == second;
            }
            return isSame(first, second, added);
        }
        if (one instanceof COSArray first && other instanceof COSArray second) {
            pushAll(list(first), list(second));
            return first.size() == second.size();
        }
        return Objects.equals(one, other);
    }

    private boolean isSame(COSDictionary one, COSDictionary other, COSDictionary added) throws IOException {
        if (one instanceof COSStream || other instanceof COSStream) {
            pushMembers(one, other, Set.of());
            return one instanceof COSStream first
                    && other instanceof COSStream second
                    && Arrays.equals(raw(first), raw(second));
        }
        if (!COSName.PAGE.equals(one.getCOSName(COSName.TYPE))) {
            pushMembers(one, other, Set.of());
            return true;
        }
        var known = list(one.getCOSArray(COSName.ANNOTS));
        var shown = list(other.getCOSArray(COSName.ANNOTS));
        pushAll(known, shown);
        pushMembers(one, other, Set.of(COSName.ANNOTS));
        return shown.size() >= known.size()
                && shown.subList(known.size(), shown.size()).stream().allMatch(each -> resolved(each) == added);
    }

    private void pushMembers(COSDictionary one, COSDictionary other, Set<COSName> apart) {
        var names = new HashSet<>(one.keySet());
        names.addAll(other.keySet());
        names.removeAll(apart);
        names.forEach(name -> open.push(new Pair(one.getItem(name), other.getItem(name))));
    }

    /** As many as the earlier list has. */
    private void pushAll(List<? extends COSBase> one, List<? extends COSBase> other) {
        for (var i = 0; i < Math.min(one.size(), other.size()); i++) {
            open.push(new Pair(one.get(i), other.get(i)));
        }
    }

    private static boolean isInvisibleSignature(COSDictionary field) {
        var place = list(field.getCOSArray(COSName.RECT));
        return COSName.SIG.equals(field.getCOSName(COSName.FT))
                && OF_A_SIGNATURE.containsAll(field.keySet())
                && place.size() == 4
                && place.stream().allMatch(each -> resolved(each) instanceof COSNumber at && at.floatValue() == 0);
    }

    private static List<? extends COSBase> fields(PDDocument document) {
        return list(form(document).getCOSArray(COSName.FIELDS));
    }

    private static COSDictionary form(PDDocument document) {
        var form = catalog(document).getCOSDictionary(COSName.ACRO_FORM);
        return form == null ? new COSDictionary() : form;
    }

    private static COSDictionary catalog(PDDocument document) {
        return document.getDocumentCatalog().getCOSObject();
    }

    private static List<? extends COSBase> list(@Nullable COSArray array) {
        return array == null ? List.of() : array.toList();
    }

    private static @Nullable COSBase resolved(@Nullable COSBase item) {
        var found = item instanceof COSObject reference ? reference.getObject() : item;
        return found instanceof COSNull ? null : found;
    }

    private static byte[] raw(COSStream stream) throws IOException {
        try (var bytes = stream.createRawInputStream()) {
            return bytes.readAllBytes();
        }
    }
}
