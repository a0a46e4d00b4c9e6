package org.sunseal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.sunseal.documents.pdf.PdfPages;
import org.sunseal.evaluation.proof.EvaluationReport;
import org.sunseal.evaluation.proof.SmallCommittee;

class EvaluationReportPageTest {
    private static final EvaluationReport REPORT =
            SmallCommittee.report(SmallCommittee.forGoods().aggregated());

    @Test
    void it_prints_scores_ranks_members_and_the_digest_of_its_twin() throws IOException {
        var text = printed("设备采购 <一>");

        assertThat(text)
                .contains("设备采购<一>", "评委d1", "招标人（采购人）代表", "组长")
                .contains("90.92", "90.45", "87.40", "918000.00", "第1中标候选人")
                .contains("918000", REPORT.sha256());
    }

    @Test
    void a_character_the_font_lacks_is_printed_by_its_number() throws IOException {
        assertThat(printed("\uD842\uDFB7")).contains("[U+20BB7]");
    }

    private static String printed(String tenderName) throws IOException {
        var pdf = PdfPages.render(new EvaluationReportPage(tenderName, "第一包", REPORT).xhtml());
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        }
    }
}
