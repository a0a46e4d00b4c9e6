package org.sunseal.cli.scenario.procedure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.cli.scenario.Patience;

/**
 * The regulator fetches the copy a court would get. It brings its own verifier, which here runs as a program of its
 * own, over nothing but the files of the copy.
 */
public final class HandOverCourtCopy {
    private static final String VERDICT = "verdict.txt";

    private final Ensemble ensemble;

    public HandOverCourtCopy(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** Of an archived lot; leaves the unpacked copy with the verifier's verdict. */
    public void play(PlayedLot lot) {
        var told = ensemble.told();
        told.act("A copy for a court");
        told.step("%s: the regulator fetches it".formatted(lot));
        var regulator = ensemble.cast().regulator().api();
        var copy = Unpacked.to(
                ensemble.folder(lot).resolve("court"), regulator.bytes(lot.path() + "/archive/court-copy.zip"));
        var manifest = FileArchive.requireWhole(copy, ensemble);
        told.seen("%d files, each as its signed manifest lists it"
                .formatted(manifest.files().size()));
        told.step("Its own verifier checks the opening, in a process of its own and without the platform");
        var verdict = verify(lot, copy);
        told.seen(verdict.getLast());
    }

    private static List<String> verify(PlayedLot lot, Unpacked copy) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var verdict = copy.file(VERDICT);
        try {
            var program = new ProcessBuilder(
                            java,
                            "-jar",
                            "sunseal-cli.jar",
                            "verify",
                            "opening/round-1.zip",
                            "--trust",
                            "trust.json",
                            "--as",
                            "regulator",
                            "--tender",
                            lot.tender(),
                            "--lot",
                            lot.lot())
                    .directory(copy.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(verdict.toFile())
                    .start();
            program.getOutputStream().close();
            if (!program.waitFor(Patience.PROGRAM.toSeconds(), TimeUnit.SECONDS)) {
                program.destroyForcibly();
                throw new Deviation("The court's verifier does not come to an end");
            }
            Deviation.unless(program.exitValue() == 0, "The court's verifier says no; see " + verdict);
            return Files.readAllLines(verdict);
        } catch (IOException e) {
            throw new Deviation("The court's verifier cannot be run in " + copy.folder(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Deviation("Interrupted", e);
        }
    }
}
