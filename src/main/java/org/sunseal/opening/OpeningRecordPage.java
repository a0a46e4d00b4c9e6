package org.sunseal.opening;

import java.util.List;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.OpeningRecord;
import org.sunseal.opening.proof.OpeningRecord.Outcome;
import org.sunseal.opening.proof.PrintedRecord;
import org.sunseal.opening.proof.RecordedBid;

/**
 * The opening record as a page to print, read and sign (开标记录): XHTML for {@link org.sunseal.documents.pdf.PdfPages}.
 * Every fact on it is spelled by {@link PrintedRecord}, so that the twin in JSON can be compared with the paper.
 *
 * @param tenderName name of the tender project
 * @param lotName name of the lot
 */
record OpeningRecordPage(String tenderName, String lotName, Closing closing, OpeningRecord record) {
    private static final String STYLE = """
            @page { size: A4 landscape; margin: 16mm 15mm 18mm 15mm;
                    @bottom-left { content: "开标记录"; font-family: 'Noto Sans SC'; font-size: 8pt; color: #555; }
                    @bottom-right { content: counter(page) " / " counter(pages); font-family: 'Noto Sans SC';
                                    font-size: 8pt; color: #555; } }
            body { font-family: 'Noto Sans SC'; font-size: 9pt; line-height: 1.45; color: #111; }
            h1 { font-size: 20pt; font-weight: normal; text-align: center; letter-spacing: 6pt; margin: 0 0 2mm 0; }
            .sub { text-align: center; font-size: 10.5pt; margin: 0 0 5mm 0; }
            h2 { font-size: 11.5pt; font-weight: normal; margin: 6mm 0 2mm 0; border-bottom: 0.8pt solid #111;
                 padding-bottom: 0.8mm; page-break-after: avoid; }
            table { width: 100%; border-collapse: collapse; table-layout: fixed; -fs-table-paginate: paginate; }
            th, td { border: 0.5pt solid #777; padding: 1.1mm 1.5mm; text-align: left; vertical-align: top;
                     font-weight: normal; word-wrap: break-word; }
            th { background: #eef1f4; }
            tr { page-break-inside: avoid; }
            .num { text-align: right; }
            .mono { font-size: 7.5pt; }
            .fault { color: #8a1c1c; }
            .note { font-size: 8pt; color: #333; margin: 2mm 0; }
            .sign td { height: 15mm; width: 33%; }
            """;

    String xhtml() {
        var html = new StringBuilder(4096);
        html.append("<html lang=\"zh-CN\"><head><title>").append(title()).append("</title>");
        html.append("<meta name=\"subject\" content=\"开标记录\"/>");
        html.append("<meta name=\"description\" content=\"").append(title()).append("\"/>");
        html.append("<meta name=\"author\" content=\"公共资源电子交易平台\"/>");
        html.append("<bookmarks>");
        for (var section : List.of("概况", "唱标", "投标文件", "核验", "签章")) {
            html.append("<bookmark name=\"%s\" href=\"#%s\"/>".formatted(section, id(section)));
        }
        html.append("</bookmarks><style>").append(STYLE).append("</style></head><body>");
        html.append("<h1 id=\"%s\">开标记录</h1>".formatted(id("概况")));
        html.append("<p class=\"sub\">")
                .append(escape(tenderName))
                .append("　")
                .append(escape(lotName))
                .append("</p>");
        summary(html);
        readOut(html);
        files(html);
        checking(html);
        signatures(html);
        return html.append("</body></html>").toString();
    }

    private String title() {
        return escape("开标记录 %s %s 第%d轮".formatted(record.tender(), record.lot(), record.round()));
    }

    private static String id(String section) {
        return "s" + Integer.toHexString(section.hashCode());
    }

    private void summary(StringBuilder html) {
        html.append("<table>");
        facts(html, "招标项目编号", record.tender(), "标段", record.lot());
        facts(html, "轮次", Integer.toString(record.round()), "投标截止及开标时间", PrintedRecord.time(closing.deadline()));
        facts(html, "投标份数", Integer.toString(closing.count()), "开标结果", outcome());
        facts(
                html,
                "释放密钥份额的受托人",
                record.trustees().isEmpty() ? "—" : String.join(", ", record.trustees()),
                "记录时间",
                PrintedRecord.time(record.at()));
        html.append("</table><p class=\"note\">时间均为北京时间。</p>");
    }

    private String outcome() {
        return record.outcome() == Outcome.OPENED ? "已开标" : "投标人不足，流标；投标文件未开启，原封退回";
    }

    private static void facts(StringBuilder html, String name1, String value1, String name2, String value2) {
        html.append("<tr><th style=\"width:18%\">").append(name1).append("</th><td style=\"width:32%\">");
        html.append(escape(value1)).append("</td><th style=\"width:18%\">").append(name2);
        html.append("</th><td style=\"width:32%\">").append(escape(value2)).append("</td></tr>");
    }

    private void readOut(StringBuilder html) {
        html.append("<h2 id=\"%s\">一、唱标</h2>".formatted(id("唱标")));
        html.append("""
                <table><thead><tr><th style="width:4%">序号</th><th style="width:18%">投标人</th>\
                <th style="width:13%">统一社会信用代码</th><th style="width:15%">送达时间</th><th style="width:5%">取证</th>\
                <th style="width:15%">投标报价</th><th style="width:5%">工期<br/>（天）</th><th style="width:8%">质量</th>\
                <th style="width:8%">投标保证金</th><th style="width:9%">结果</th></tr></thead><tbody>""");
        var number = 0;
        for (var bid : record.bids()) {
            html.append("<tr><td>").append(++number).append("</td>");
            var column = 0;
            for (var cell : PrintedRecord.row(bid)) {
                column++;
                html.append(cellOpening(bid, column)).append(escape(cell)).append("</td>");
            }
            html.append("</tr>");
            fault(html, bid);
            items(html, bid);
        }
        if (record.bids().isEmpty()) {
            html.append("<tr><td colspan=\"10\">无投标人递交投标文件。</td></tr>");
        }
        html.append("</tbody></table>");
        if (!record.bids().isEmpty()) {
            html.append("<p class=\"note\">“取证”指自平台收到投标至见证人联署的时间；超过10秒的以红色标出。</p>");
        }
    }

    private static String cellOpening(RecordedBid bid, int column) {
        return switch (column) {
            case 2, 3 -> "<td class=\"mono\">";
            case 4 -> isLate(bid) ? "<td class=\"num fault\">" : "<td class=\"num\">";
            case 5, 6 -> "<td class=\"num\">";
            case 9 -> bid.result() == RecordedBid.Result.OPENED ? "<td>" : "<td class=\"fault\">";
            default -> "<td>";
        };
    }

    private static boolean isLate(RecordedBid bid) {
        return bid.lagSeconds() > RecordedBid.NOTABLE_LAG.toSeconds();
    }

    private static void fault(StringBuilder html, RecordedBid bid) {
        if (bid.fault() != null) {
            html.append("<tr><td></td><td colspan=\"9\" class=\"fault\">原因：");
            html.append(escape(PrintedRecord.text(bid.fault()))).append("</td></tr>");
        }
    }

    private static void items(StringBuilder html, RecordedBid bid) {
        for (var item : PrintedRecord.items(bid)) {
            html.append("<tr><td></td><td colspan=\"3\">").append(escape(PrintedRecord.text(item.label())));
            html.append("</td><td colspan=\"6\">")
                    .append(escape(PrintedRecord.text(item.value())))
                    .append("</td></tr>");
        }
    }

    private void files(StringBuilder html) {
        html.append("<h2 id=\"%s\">二、投标文件</h2>".formatted(id("投标文件")));
        html.append("""
                <table><thead><tr><th style="width:24%">文件名</th><th style="width:12%">大小（字节）</th>\
                <th style="width:48%">SHA-256</th><th style="width:16%">结果</th></tr></thead><tbody>""");
        for (var bid : record.bids()) {
            html.append("<tr><td>标位 ").append(escape(bid.slot())).append("</td><td>封标清单</td><td class=\"mono\">");
            html.append(bid.sealedSha256()).append("</td><td></td></tr>");
            for (var object : bid.objects()) {
                html.append("<tr><td>").append(escape(PrintedRecord.text(object.name())));
                html.append("</td><td class=\"num\">").append("%,d".formatted(object.size()));
                html.append("</td><td class=\"mono\">").append(object.sha256()).append("</td><td>");
                html.append(PrintedRecord.word(object.result())).append("</td></tr>");
            }
        }
        html.append("</tbody></table>");
    }

    private void checking(StringBuilder html) {
        html.append("<h2 id=\"%s\">三、核验</h2><table>".formatted(id("核验")));
        html.append("<tr><th style=\"width:24%\">截标声明（CLOSE）摘要</th><td class=\"mono\">");
        html.append(record.closeSha256()).append("</td></tr>");
        html.append("<tr><th>本记录机器可读文本摘要</th><td class=\"mono\">");
        html.append(record.sha256()).append("</td></tr></table>");
        html.append(
                "<p class=\"note\">摘要算法为 SHA-256。凭公开的证据包，任何人可离线核验：投标均在截止前送达且无遗漏，" + "密钥在截标之后才释放，所唱报价即投标人截止前签署的报价。</p>");
    }

    private static void signatures(StringBuilder html) {
        html.append("<h2 id=\"%s\">四、签章</h2>".formatted(id("签章")));
        html.append("<table class=\"sign\"><tr><td>招标人代表</td><td>监督人员</td><td>平台（已附电子签名及可信时间戳）</td></tr></table>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
