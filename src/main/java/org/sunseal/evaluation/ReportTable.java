package org.sunseal.evaluation;

import org.sunseal.documents.pdf.EmbeddedFont;

/** A table of a printed report, as it grows. */
final class ReportTable {
    private final StringBuilder html;

    ReportTable(StringBuilder html, String... heads) {
        this.html = html;
        html.append("<table><thead><tr>");
        for (var head : heads) {
            html.append("<th>").append(text(head)).append("</th>");
        }
        html.append("</tr></thead><tbody>");
    }

    void row(String... cells) {
        html.append("<tr>");
        for (var cell : cells) {
            html.append("<td>").append(text(cell)).append("</td>");
        }
        html.append("</tr>");
    }

    void end() {
        html.append("</tbody></table>");
    }

    /** What others wrote, as the font can print it and XHTML holds it. */
    static String text(String said) {
        return EmbeddedFont.notoSansSc()
                .printable(said)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
