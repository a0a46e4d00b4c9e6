package org.sunseal.cli.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PapersTest {
    @TempDir
    private Path folder;

    @Test
    void the_pdf_opens_and_says_what_was_written() throws Exception {
        var file = Papers.pdf(folder.resolve("a.pdf"), "Technical proposal", List.of("Duration: 180 days"));

        try (var document = Loader.loadPDF(file.toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document)).contains("Technical proposal", "Duration: 180 days");
        }
    }

    @Test
    void every_part_of_the_spreadsheet_is_well_formed_and_the_cells_survive() throws Exception {
        var file = Papers.spreadsheet(
                folder.resolve("a.xlsx"), List.of(List.of("Item", "Amount"), List.of("a < b & c", "12.50")));

        try (var zip = new ZipFile(file.toFile())) {
            for (var part : zip.stream().toList()) {
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(zip.getInputStream(part));
            }
            var sheet = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")));
            var cells = sheet.getElementsByTagName("c");
            assertThat(cells.getLength()).isEqualTo(4);
            assertThat(cells.item(2).getTextContent()).isEqualTo("a < b & c");
            assertThat(cells.item(3).getAttributes().getNamedItem("r").getNodeValue())
                    .isEqualTo("B2");
        }
    }
}
