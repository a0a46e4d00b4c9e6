package org.sunseal.cli.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sunseal.bidding.proof.OpeningForm;

/**
 * What a bidder offers.
 *
 * @param price with two decimals, in yuan
 * @param days duration of the works
 * @param further more lines of the opening form
 */
public record Offer(String price, int days, List<OpeningForm.Item> further) {
    public Offer {
        further = List.copyOf(further);
    }

    /** An offer of which price and duration are all that is read out. */
    public Offer(String price, int days) {
        this(price, days, List.of());
    }

    public OpeningForm form() {
        return new OpeningForm(price, "CNY", Integer.toString(days), "qualified", "none", further);
    }

    /** Writes the offer's files: a letter as PDF and the bill of quantities as a spreadsheet. */
    public List<Path> papers(Path folder, Actor bidder, LotPlay lot) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Deviation("No folder " + folder, e);
        }
        var letter = Papers.pdf(
                folder.resolve("technical-proposal.pdf"),
                "Technical proposal",
                List.of(
                        "Tender " + lot.tender() + ", lot " + lot.lot(),
                        "Bidder: " + bidder.name() + " (" + bidder.creditCode() + ")",
                        "Duration: %d days".formatted(days),
                        "The works follow the drawings and the bill of quantities without exception."));
        var bill = Papers.spreadsheet(
                folder.resolve("bill-of-quantities.xlsx"),
                List.of(
                        List.of("Item", "Unit", "Amount (CNY)"),
                        List.of("Whole of the works, lot " + lot.lot(), "sum", price),
                        List.of("Bidder", "", bidder.name())));
        return List.of(letter, bill);
    }
}
