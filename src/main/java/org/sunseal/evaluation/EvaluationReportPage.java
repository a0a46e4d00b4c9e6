package org.sunseal.evaluation;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.evaluation.formula.Item;
import org.sunseal.evaluation.proof.Act;
import org.sunseal.evaluation.proof.EvaluationReport;
import org.sunseal.trade.WorkCalendar;

/**
 * The report as a page to print, read and sign (评标报告, TBL 40, Order 87 art. 58): XHTML for {@link
 * org.sunseal.documents.pdf.PdfPages}. What it says is taken from the JSON twin and from nowhere else.
 *
 * @param tenderName name of the tender project
 * @param lotName name of the lot
 */
record EvaluationReportPage(String tenderName, String lotName, EvaluationReport report) {
    private static final String STYLE = """
            @page { size: A4 landscape; margin: 16mm 15mm 18mm 15mm;
                    @bottom-left { content: "评标报告"; font-family: 'Noto Sans SC'; font-size: 8pt; color: #555; }
                    @bottom-right { content: counter(page) " / " counter(pages); font-family: 'Noto Sans SC';
                                    font-size: 8pt; color: #555; } }
            body { font-family: 'Noto Sans SC'; font-size: 9pt; line-height: 1.45; color: #111; }
            h1 { font-size: 20pt; font-weight: normal; text-align: center; letter-spacing: 6pt; margin: 0 0 2mm 0; }
            .sub { text-align: center; font-size: 10.5pt; margin: 0 0 5mm 0; }
            h2 { font-size: 11.5pt; font-weight: normal; margin: 6mm 0 2mm 0; border-bottom: 0.8pt solid #111;
                 padding-bottom: 0.8mm; page-break-after: avoid; }
            h3 { font-size: 9.5pt; font-weight: normal; margin: 3mm 0 1mm 0; page-break-after: avoid; }
            table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate; }
            th, td { border: 0.5pt solid #777; padding: 1.1mm 1.5mm; text-align: left; vertical-align: top;
                     font-weight: normal; word-wrap: break-word; }
            th { background: #eef1f4; }
            tr { page-break-inside: avoid; }
            .num { text-align: right; }
            .mono { font-size: 7.5pt; }
            .note { font-size: 8pt; color: #333; margin: 2mm 0; }
            """;
    private static final DateTimeFormatter BEIJING =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(WorkCalendar.LEGAL_ZONE);
    private static final List<String> SECTIONS = List.of("概况", "投标报价", "评标委员会", "评审", "评分", "排名", "不同意见", "核验");

    String xhtml() {
        var html = new StringBuilder(16_384);
        html.append("<html lang=\"zh-CN\"><head><title>").append(title()).append("</title>");
        html.append("<meta name=\"subject\" content=\"评标报告\"/>");
        html.append("<meta name=\"description\" content=\"").append(title()).append("\"/>");
        html.append("<meta name=\"author\" content=\"公共资源电子交易平台\"/><bookmarks>");
        for (var section : SECTIONS) {
            html.append("<bookmark name=\"%s\" href=\"#%s\"/>".formatted(section, id(section)));
        }
        html.append("</bookmarks><style>").append(STYLE).append("</style></head><body>");
        html.append("<h1 id=\"%s\">评标报告</h1><p class=\"sub\">".formatted(id("概况")));
        html.append(ReportTable.text(tenderName))
                .append("　")
                .append(ReportTable.text(lotName))
                .append("</p>");
        summary(html);
        committee(html);
        reviews(html);
        marks(html);
        ranking(html);
        dissents(html);
        checking(html);
        return html.append("</body></html>").toString();
    }

    private String title() {
        var place = report.charge().place();
        return ReportTable.text("评标报告 %s %s 第%d轮".formatted(place.tender(), place.lot(), place.round()));
    }

    private void summary(StringBuilder html) {
        var charge = report.charge();
        var task = charge.task();
        var table = new ReportTable(html, "项目", "内容");
        table.row("标段编号", charge.place().tender() + " / " + charge.place().lot());
        table.row(
                "轮次、评审次数",
                "第%d轮 第%d次评审".formatted(charge.place().round(), charge.place().sitting()));
        table.row("评标办法", ReportWords.method(String.valueOf(task.evaluation().get("method"))));
        table.row("最高限价（元）", task.ceiling().map(BigDecimal::toPlainString).orElse("未设"));
        table.row("开标投标文件", "%d 份".formatted(charge.bids().size()));
        table.row("报告形成时间（北京时间）", BEIJING.format(report.at()));
        table.end();
        section(html, "二", "投标报价", "投标报价");
        var bids = new ReportTable(html, "标位", "投标人", "统一社会信用代码", "报价", "币种", "中小企业声明");
        for (var bid : charge.bids()) {
            bids.row(
                    bid.slot(),
                    bid.organisation(),
                    bid.creditCode(),
                    bid.price().toPlainString(),
                    bid.currency(),
                    ReportWords.smallFirms(bid.smallFirms()));
        }
        bids.end();
    }

    private void committee(StringBuilder html) {
        section(html, "三", "评标委员会", "评标委员会");
        var table = new ReportTable(html, "编号", "姓名", "身份", "专业", "职务");
        for (var seat : report.charge().committee()) {
            table.row(
                    seat.member(),
                    name(seat.member()),
                    seat.delegate() ? "招标人（采购人）代表" : "专家",
                    seat.specialty(),
                    seat.member().equals(report.findings().lead()) ? "组长" : "成员");
        }
        table.end();
        html.append("<p class=\"note\">各成员均已签署回避承诺；组长由全体成员推举。</p>");
    }

    private void reviews(StringBuilder html) {
        section(html, "四", "评审", "资格审查、符合性审查与价格审查");
        new ReportedReviews(report, html).write();
    }

    private void marks(StringBuilder html) {
        section(html, "五", "评分", "评分");
        var sheets = report.sheets();
        var items = report.charge().task().parts().stream()
                .flatMap(part -> part.items().stream())
                .toList();
        if (sheets.isEmpty() || items.isEmpty()) {
            html.append("<p>本标段不打分。</p>");
            return;
        }
        for (var scored : report.findings().scores()) {
            html.append("<h3>")
                    .append(ReportTable.text(scored.bid() + "　"
                            + report.charge().bid(scored.bid()).organisation()))
                    .append("</h3>");
            var heads = new ArrayList<String>(List.of("评分项", "满分", "类别"));
            sheets.forEach(sheet -> heads.add(name(sheet.member())));
            var table = new ReportTable(html, heads.toArray(String[]::new));
            for (Item item : items) {
                var cells = new ArrayList<String>(
                        List.of(item.code(), item.maximum().toPlainString(), item.objective() ? "客观" : "主观"));
                sheets.forEach(
                        sheet -> cells.add(Optional.ofNullable(sheet.marks().get(scored.bid()))
                                .map(ofBid -> ofBid.get(item.code()))
                                .map(BigDecimal::toPlainString)
                                .orElse("")));
                table.row(cells.toArray(String[]::new));
            }
            table.end();
        }
    }

    private void ranking(StringBuilder html) {
        section(html, "六", "排名", "汇总与排名");
        var findings = report.findings();
        if (findings.failed()) {
            html.append("<p>否决全部投标，本标段流标（废标）。理由：")
                    .append(ReportTable.text(String.join("；", findings.reasonsToFail())))
                    .append("</p>");
            return;
        }
        var reference = findings.reference();
        if (reference != null) {
            html.append("<p>评标基准价：").append(reference.toPlainString()).append("</p>");
        }
        var parts = report.charge().task().parts();
        var heads = new ArrayList<String>(List.of("名次", "标位", "投标人", "报价", "评审价", "价格分"));
        parts.forEach(part -> heads.add(part.code().equals("technical") ? "技术分" : "商务分"));
        heads.add("总分");
        heads.add("推荐");
        var table = new ReportTable(html, heads.toArray(String[]::new));
        for (var scored : findings.scores()) {
            var bid = report.charge().bid(scored.bid());
            var cells = new ArrayList<String>(List.of(
                    Integer.toString(scored.rank()),
                    bid.slot(),
                    bid.organisation(),
                    bid.price().toPlainString(),
                    scored.evaluated().toPlainString(),
                    plain(scored.price())));
            parts.forEach(part -> cells.add(plain(scored.parts().get(part.code()))));
            cells.add(plain(scored.total()));
            cells.add(findings.candidates().contains(scored) ? "第%d中标候选人".formatted(scored.rank()) : "");
            table.row(cells.toArray(String[]::new));
        }
        table.end();
    }

    private void dissents(StringBuilder html) {
        section(html, "七", "不同意见", "不同意见");
        var any = false;
        for (var act : report.acts()) {
            if (act instanceof Act.Dissent dissent) {
                any = true;
                html.append("<p>")
                        .append(ReportTable.text(name(dissent.member()) + "：" + dissent.text()))
                        .append("</p>");
            }
        }
        if (!any) {
            html.append("<p>报告形成前无成员书面提出不同意见。</p>");
        }
        html.append("<p class=\"note\">拒绝签字又不书面说明不同意见和理由的，视为同意评审结果。</p>");
    }

    private void checking(StringBuilder html) {
        section(html, "八", "核验", "核验与签字");
        var table = new ReportTable(html, "项目", "SHA-256");
        table.row("截标声明（CLOSE）摘要", report.charge().closeSha256());
        table.row("招标条款摘要", report.charge().termsSha256());
        table.row("本报告机器可读文本摘要", report.sha256());
        table.end();
        html.append("<p class=\"note\">各成员的签名以增量方式附于本文件之后，均含可信时间戳。凭机器可读文本，任何人可重新计算本报告的全部得分与名次。</p>");
    }

    private String name(String member) {
        return Objects.requireNonNullElse(report.names().get(member), member);
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "—" : number.toPlainString();
    }

    private static void section(StringBuilder html, String number, String name, String heading) {
        html.append("<h2 id=\"%s\">%s、%s</h2>".formatted(id(name), number, heading));
    }

    /** An anchor: file formats want it in ASCII. */
    private static String id(String section) {
        return "s" + SECTIONS.indexOf(section);
    }
}
