package org.sunseal.documents.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The font of every document we render: Noto Sans SC Regular (SIL Open Font License 1.1, its text lies beside the
 * font). PDF renderers print {@code #} for a character the font lacks and say nothing, so what is to be printed is
 * asked here first.
 */
public final class EmbeddedFont {
    /** The name under which style sheets use it. */
    public static final String FAMILY = "Noto Sans SC";

    private static final EmbeddedFont NOTO_SANS_SC = load("/fonts/NotoSansSC-Regular.ttf");

    private final byte[] file;
    private final CmapLookup characters;

    private EmbeddedFont(byte[] file, CmapLookup characters) {
        this.file = file;
        this.characters = characters;
    }

    /** Noto Sans SC, loaded once. */
    public static EmbeddedFont notoSansSc() {
        return NOTO_SANS_SC;
    }

    /** The font file. */
    InputStream open() {
        return new ByteArrayInputStream(file);
    }

    /** Whether a character prints as itself. Line breaks and tabs count as printable: they become space. */
    public boolean has(int codePoint) {
        return Character.isWhitespace(codePoint) || characters.getGlyphId(codePoint) != 0;
    }

    /** The characters of a text that this font lacks, each once, as {@code U+XXXX}; empty when all can be printed. */
    public String missing(String text) {
        return text.codePoints()
                .filter(c -> !has(c))
                .distinct()
                .mapToObj("U+%04X"::formatted)
                .collect(Collectors.joining(", "));
    }

    /**
     * The text with every character this font lacks replaced by its visible name, {@code [U+20BB7]}. For text that
     * others wrote: a rare character in a bidder's name must neither vanish from a document nor keep it from being
     * made.
     */
    public String printable(String text) {
        return text.codePoints()
                .mapToObj(c -> has(c) ? Character.toString(c) : "[U+%04X]".formatted(c))
                .collect(Collectors.joining());
    }

    private static EmbeddedFont load(String resource) {
        try (var in = EmbeddedFont.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The font %s is not on the class path".formatted(resource));
            }
            var file = in.readAllBytes();
            try (var font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
                return new EmbeddedFont(file, font.getUnicodeCmapLookup());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The font %s cannot be read".formatted(resource), e);
        }
    }
}
