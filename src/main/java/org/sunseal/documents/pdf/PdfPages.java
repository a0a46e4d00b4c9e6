package org.sunseal.documents.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;

/**
 * Renders XHTML to a tagged PDF/A-2a (ISO 19005-2) that also meets PDF/UA-1. The document must carry {@code lang},
 * {@code title}, the meta elements {@code subject} and {@code description}, and bookmarks; it may not refer to anything
 * outside itself.
 */
public final class PdfPages {
    private static final int REGULAR = 400;
    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    /**
     * Each rendering holds the whole font, some tens of megabytes. Where fifty lots are opened at the same hour, their
     * records would otherwise take the heap at once.
     */
    private static final Semaphore AT_ONCE = new Semaphore(Runtime.getRuntime().availableProcessors());

    static { // it reports every style sheet and every font at INFO
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private PdfPages() {}

    /**
     * The PDF of a document.
     *
     * @throws MissingGlyphs when the font lacks a character of the document; see {@link EmbeddedFont#printable}
     */
    public static byte[] render(String xhtml) {
        var font = EmbeddedFont.notoSansSc();
        var missing = font.missing(xhtml);
        if (!missing.isEmpty()) {
            throw new MissingGlyphs(missing);
        }
        var pdf = new ByteArrayOutputStream();
        var renderer = new PdfRendererBuilder();
        renderer.withHtmlContent(xhtml, null);
        renderer.useUriResolver((base, uri) -> null); // nothing is fetched, whatever the document names
        renderer.useFont(font::open, EmbeddedFont.FAMILY, REGULAR, FontStyle.NORMAL, true);
        renderer.usePdfAConformance(PdfAConformance.PDFA_2_A);
        renderer.usePdfUaAccessibility(true);
        renderer.useColorProfile(SRGB);
        renderer.toStream(pdf);
        AT_ONCE.acquireUninterruptibly();
        try {
            renderer.run();
        } catch (IOException e) {
            throw new UncheckedIOException("A document in memory cannot fail to be written", e);
        } finally {
            AT_ONCE.release();
        }
        return pdf.toByteArray();
    }

    /** A document with characters that would print as {@code #}. */
    public static final class MissingGlyphs extends IllegalArgumentException {
        MissingGlyphs(String characters) {
            super("The font has no glyph for %s".formatted(characters));
        }
    }
}
