package org.sunseal.evaluation;

import java.util.ArrayList;
import java.util.Objects;
import java.util.stream.Collectors;
import org.sunseal.evaluation.proof.Act;
import org.sunseal.evaluation.proof.Correction;
import org.sunseal.evaluation.proof.EvaluationReport;
import org.sunseal.evaluation.proof.Rejection;

/** What a committee found before it gave marks, as a part of the page: rejections, every “no”, what was explained and corrected. */
record ReportedReviews(EvaluationReport report, StringBuilder html) {
    void write() {
        rejections();
        votes();
        explanations();
        corrections();
    }

    private void rejections() {
        html.append("<h3>否决投标</h3>");
        var rejections = report.findings().rejections();
        if (rejections.isEmpty()) {
            html.append("<p>无。</p>");
            return;
        }
        var table = new ReportTable(html, "标位", "投标人", "评审项", "依据", "理由");
        for (var rejection : rejections) {
            table.row(
                    rejection.bid(),
                    report.charge().bid(rejection.bid()).organisation(),
                    item(rejection.item()),
                    grounds(rejection),
                    String.join("；", rejection.reasons()));
        }
        table.end();
    }

    private String grounds(Rejection rejection) {
        return rejection.grounds().stream()
                .map(code -> report.charge().rules().grounds().stream()
                        .filter(ground -> ground.code().equals(code))
                        .map(ground -> "%s %s".formatted(ground.text(), ground.law()))
                        .findFirst()
                        .orElse(code))
                .collect(Collectors.joining("；"));
    }

    /** Every "no", also where it stayed a minority: that is the dissent the law wants on record. */
    private void votes() {
        html.append("<h3>不通过意见（含少数意见）</h3>");
        var table = new ReportTable(html, "环节", "标位", "评审项", "成员", "理由");
        var any = false;
        for (var act : report.acts()) {
            if (act instanceof Act.Ballot ballot) {
                for (var verdict : ballot.verdicts()) {
                    if (!verdict.pass()) {
                        any = true;
                        table.row(
                                ReportWords.matter(ballot.matter()),
                                verdict.bid(),
                                item(verdict.item()),
                                name(ballot.member()),
                                Objects.requireNonNullElse(verdict.reason(), ""));
                    }
                }
            }
        }
        if (!any) {
            table.row("无", "", "", "", "");
        }
        table.end();
    }

    private void explanations() {
        var explained = report.acts().stream()
                .filter(Act.Explanation.class::isInstance)
                .map(Act.Explanation.class::cast)
                .toList();
        if (!explained.isEmpty()) {
            html.append("<h3>异常低价说明</h3>");
            var table = new ReportTable(html, "标位", "投标人的书面说明");
            explained.forEach(act -> table.row(act.bid(), act.text()));
            table.end();
        }
    }

    private void corrections() {
        var corrections = new ArrayList<Correction>();
        report.acts().forEach(act -> {
            if (act instanceof Act.PriceCheck check) {
                corrections.addAll(check.corrections());
            }
        });
        if (!corrections.isEmpty()) {
            html.append("<h3>算术性修正</h3>");
            var table = new ReportTable(html, "标位", "规则", "修正值", "说明");
            for (var each : corrections) {
                table.row(
                        each.bid(),
                        ReportWords.rule(each.rule()),
                        each.corrected().toPlainString(),
                        each.note());
            }
            table.end();
            html.append("<p class=\"note\">修正仅作记录，不改变评审价与合同价；合同价为开标时所唱报价。</p>");
        }
    }

    private String item(String id) {
        return report.charge().task().criterion(id).orElse(id);
    }

    private String name(String member) {
        return Objects.requireNonNullElse(report.names().get(member), member);
    }
}
