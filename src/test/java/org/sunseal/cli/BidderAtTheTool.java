package org.sunseal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sunseal.crypto.Keys;

/** A bidder with a certified key, an offer in a folder and the tool, facing a platform of its own. */
final class BidderAtTheTool implements AutoCloseable {
    final Path folder;
    final PlatformInMemory platform = new PlatformInMemory();
    final Tool tool;

    BidderAtTheTool(Path folder) throws Exception {
        this.folder = folder;
        tool = Tool.inFolder(folder, platform);
        Keys.store(folder.resolve("ca.p12"), "secret".toCharArray(), "ca", platform.five.authority());
        var offer = Files.createDirectories(folder.resolve("offer"));
        Files.writeString(offer.resolve("letter.txt"), "We offer.");
        Files.write(offer.resolve("drawings.bin"), new byte[9_000_000]);
        makeKey();
    }

    private void makeKey() {
        var made = tool.run(
                "keys",
                "new",
                "--out",
                tool.path("acme.p12"),
                "--organisation",
                "Acme, Ltd",
                "--credit-code",
                "91310000MA1K000001",
                "--password-file",
                tool.path("key.txt"));
        assertOk(made);
        assertOk(tool.run(
                "keys",
                "issue",
                "--authority",
                tool.path("ca.p12"),
                "--authority-password-file",
                tool.path("key.txt"),
                "--request",
                tool.path("acme.csr"),
                "--out",
                tool.path("acme.crt")));
        assertOk(tool.run(
                "keys",
                "install",
                "--key",
                tool.path("acme.p12"),
                "--key-password-file",
                tool.path("key.txt"),
                "--certificate",
                tool.path("acme.crt")));
    }

    /** Seals the offer; {@code more} goes to the command. */
    Tool.Run seal(String... more) {
        var arguments = new ArrayList<>(List.of("--price", "1250000.00", "--days", "180"));
        arguments.addAll(List.of(more));
        arguments.add(tool.path("offer"));
        return tool.bid("seal", arguments.toArray(String[]::new));
    }

    static void assertOk(Tool.Run run) {
        assertThat(run.exitCode()).as(run.all()).isZero();
    }

    /** Where the first bid of the round is kept. */
    Path firstBid() {
        return folder.resolve("bids/T-1/1/1/B-1.0");
    }

    @Override
    public void close() {
        platform.close();
    }
}
