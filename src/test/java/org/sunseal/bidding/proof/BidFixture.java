package org.sunseal.bidding.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;

/** A bidder with a self-signed certificate, a slot whose key we know, and files to seal. */
final class BidFixture {
    static final String NOTICE = "aa".repeat(32);
    static final String ALLOT = "bb".repeat(32);
    static final SlotContext SLOT = SlotContext.of("T-2026-1", "L1", 1, "b1.7");
    static final SlotContext NEXT_SLOT = SlotContext.of("T-2026-1", "L1", 1, "b1.9");
    static final KeyPair SLOT_KEY = Keys.ecP256();
    static final KeyPair NEXT_SLOT_KEY = Keys.ecP256();
    static final Signer BIDDER = bidder();

    private BidFixture() {}

    static OpeningForm form() {
        return new OpeningForm("12345678.90", "CNY", "180", "合格", "none", List.of(new OpeningForm.Item("项目经理", "张三")));
    }

    static Sealing.Draft draft(List<Path> files) {
        return new Sealing.Draft(SLOT, SLOT_KEY.getPublic(), NOTICE, ALLOT, BIDDER.certificate(), form(), files);
    }

    static Sealing.Draft replacementDraft(List<Path> files) {
        return new Sealing.Draft(
                NEXT_SLOT, NEXT_SLOT_KEY.getPublic(), NOTICE, ALLOT, BIDDER.certificate(), form(), files);
    }

    static Path file(Path folder, String name, int bytes) throws IOException {
        var content = new byte[bytes];
        new Random(name.hashCode() + 31L * bytes).nextBytes(content);
        return Files.write(folder.resolve(name), content);
    }

    static List<Path> files(Path folder, int count) throws IOException {
        var files = new ArrayList<Path>();
        for (int n = 1; n <= count; n++) {
            files.add(file(folder, "file-%02d.bin".formatted(n), 100 * n));
        }
        return files;
    }

    private static Signer bidder() {
        var pair = Keys.ecP256();
        var certificate = Certificates.selfSigned(
                pair, "CN=Bidder", false, Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
        return new Signer(pair.getPrivate(), certificate, List.of());
    }
}
