package org.sunseal.award;

import java.util.List;
import java.util.Map;

/**
 * A page of facts to print and sign: XHTML for {@link org.sunseal.documents.pdf.PdfPages}.
 *
 * @param title such as 中标通知书
 * @param about what the title is about, below it
 * @param facts label and text, row by row
 * @param sentences below the table
 * @param signers whose signatures follow
 */
record PrintedPage(
        String title,
        String about,
        List<Map.Entry<String, String>> facts,
        List<String> sentences,
        List<String> signers) {
    private static final String STYLE = """
            @page { size: A4 portrait; margin: 22mm 20mm 20mm 20mm;
                    @bottom-right { content: counter(page) " / " counter(pages); font-family: 'Noto Sans SC';
                                    font-size: 8pt; color: #555; } }
            body { font-family: 'Noto Sans SC'; font-size: 10.5pt; line-height: 1.6; color: #111; }
            h1 { font-size: 20pt; font-weight: normal; text-align: center; letter-spacing: 6pt; margin: 0 0 2mm 0; }
            .sub { text-align: center; margin: 0 0 6mm 0; }
            table { width: 100%; border-collapse: collapse; table-layout: fixed; }
            th, td { border: 0.5pt solid #777; padding: 1.4mm 1.8mm; text-align: left; vertical-align: top;
                     font-weight: normal; word-wrap: break-word; }
            th { background: #eef1f4; width: 32%; }
            tr { page-break-inside: avoid; }
            .sign td { height: 22mm; }
            """;

    String xhtml() {
        var html = new StringBuilder(4096);
        html.append("<html lang=\"zh-CN\"><head><title>")
                .append(escape(title + " " + about))
                .append("</title>");
        html.append("<meta name=\"subject\" content=\"").append(escape(title)).append("\"/>");
        html.append("<meta name=\"description\" content=\"")
                .append(escape(about))
                .append("\"/>");
        html.append("<meta name=\"author\" content=\"公共资源电子交易平台\"/>");
        html.append("<bookmarks><bookmark name=\"").append(escape(title)).append("\" href=\"#top\"/></bookmarks>");
        html.append("<style>").append(STYLE).append("</style></head><body>");
        html.append("<h1 id=\"top\">").append(escape(title)).append("</h1>");
        html.append("<p class=\"sub\">").append(escape(about)).append("</p><table>");
        for (var fact : facts) {
            html.append("<tr><th>").append(escape(fact.getKey())).append("</th><td>");
            html.append(escape(fact.getValue())).append("</td></tr>");
        }
        html.append("</table>");
        sentences.forEach(
                sentence -> html.append("<p>").append(escape(sentence)).append("</p>"));
        html.append("<table class=\"sign\"><tr>");
        signers.forEach(signer -> html.append("<td>").append(escape(signer)).append("</td>"));
        return html.append("</tr></table></body></html>").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
