package org.sunseal.cli.scenario.procedure;

import java.util.List;
import org.sunseal.documents.pdf.PdfPages;

/**
 * A document of the tender side in Chinese, as PDF/A.
 *
 * @param about what it belongs to, under the title
 */
record ChinesePaper(String title, String about, List<String> sentences) {
    ChinesePaper {
        sentences = List.copyOf(sentences);
    }

    byte[] pdf() {
        var body = new StringBuilder();
        sentences.forEach(
                sentence -> body.append("<p>").append(escape(sentence)).append("</p>"));
        return PdfPages.render("""
                <html lang="zh-CN"><head><title>%1$s</title><meta name="subject" content="%1$s"/>\
                <meta name="description" content="%2$s"/><meta name="author" content="%2$s"/>\
                <bookmarks><bookmark name="%1$s" href="#top"/></bookmarks>\
                <style>body { font-family: 'Noto Sans SC'; font-size: 11pt; line-height: 1.7 }\
                 h1 { font-size: 18pt; font-weight: normal; text-align: center }</style></head>\
                <body><h1 id="top">%1$s</h1><p>%2$s</p>%3$s</body></html>""".formatted(escape(title), escape(about), body));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
