package org.sunseal.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.custody.proof.TrustFile;

/**
 * The scenario {@code opening} as the tool played it, with everything it left behind.
 *
 * @param run what the tool said
 * @param folder {@code public}, {@code bidder}, {@code regulator} and the bidders' own folders
 */
record PlayedOpening(ToolRun run, Path folder, TrustFile trust) {
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** Plays it against the platform; whether all went well is for the test to say. */
    static PlayedOpening play(RunningPlatform platform, Path out) {
        var run = RunningPlatform.tool(
                PATIENCE,
                "scenario",
                "opening",
                "--platform",
                platform.uri().toString(),
                "--issuer",
                platform.issuer().toString(),
                "--data",
                platform.data().toString(),
                "--authorities",
                Path.of("keystore-dev").toAbsolutePath().toString(),
                "--out",
                out.toString());
        try (var tenders = Files.list(out)) {
            var folder = tenders.filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No evidence in " + out + ":\n" + run.output()));
            return new PlayedOpening(run, folder, platform.trust());
        } catch (IOException e) {
            throw new UncheckedIOException("No evidence:\n" + run.output(), e);
        }
    }

    /** Evidence for {@code public}, {@code bidder} or {@code regulator}; lot 1 was opened, lot 2 returned. */
    Path evidence(String kind, int lot) {
        return folder.resolve(kind).resolve("lot-" + lot);
    }

    /** Copies evidence to where it may be tampered with. */
    void copy(String kind, int lot, Path target) throws IOException {
        var source = evidence(kind, lot);
        try (var files = Files.walk(source)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = target.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling("."));
                Files.copy(file, copy);
            }
        }
    }

    /** The slots of the bids in the regulator's evidence for lot 1, listed and replaced ones, by name. */
    List<String> slots() throws IOException {
        try (var bids = Files.list(evidence("regulator", 1).resolve("bids"))) {
            return bids.map(bid -> bid.getFileName().toString()).sorted().toList();
        }
    }

    /** Where the bidder that sealed a bid keeps its objects, by the slot of the bid. */
    Path ownFolder(SealedManifest manifest) {
        return IntStream.rangeClosed(1, 7)
                .mapToObj(number -> folder.resolve("bidders/bidder%d/sealed".formatted(number))
                        .resolve(manifest.context().tender())
                        .resolve(manifest.context().lot())
                        .resolve(Integer.toString(manifest.context().round())))
                .filter(own -> Files.isDirectory(own.resolve(manifest.context().slot())))
                .findFirst()
                .orElseThrow();
    }
}
