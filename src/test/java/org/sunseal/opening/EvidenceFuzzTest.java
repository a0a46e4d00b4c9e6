package org.sunseal.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.sunseal.crypto.ForeignBytes;
import org.sunseal.opening.proof.verify.EvidenceKind;
import org.sunseal.opening.proof.verify.EvidenceVerifier;
import org.sunseal.opening.proof.verify.EvidenceWriter;
import org.sunseal.opening.proof.verify.Verdict;

/** Searches for a file of the evidence that breaks the verifier in a way nobody foresaw, instead of failing a check. */
class EvidenceFuzzTest {
    private static final EvidenceKind KIND = EvidenceKind.REGULATOR; // holds every sort of file
    private static final OpenedRound HONEST = OpenedRound.honest();

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void a_spoilt_file_breaks_no_check(@ForAll long seed) throws IOException {
        var folder = Files.createTempDirectory("evidence");
        try {
            HONEST.write(KIND, folder);
            var random = new Random(seed);
            var files = in(folder).stream().filter(Files::isRegularFile).toList();
            var file = files.get(random.nextInt(files.size()));
            var bytes = Files.readAllBytes(file);
            Files.write(file, spoilt(file, bytes, seed));
            if (random.nextBoolean() && !file.endsWith("evidence.json")) {
                reindex(folder);
            }

            var verdicts = EvidenceVerifier.verify(folder, RoundParties.TRUST);

            assertThat(verdicts)
                    .as("with a changed %s", folder.relativize(file))
                    .extracting(Verdict::sentence)
                    .noneMatch(sentence -> sentence.startsWith("The evidence cannot be read"));
        } finally {
            for (var file : in(folder)) {
                Files.delete(file);
            }
        }
    }

    private static byte[] spoilt(Path file, byte[] good, long seed) {
        var name = file.toString();
        var form = name.endsWith(".json")
                ? ForeignBytes.json(name, bytes -> bytes, good)
                : name.matches(".*\\.(p7|p7s|p7m|tst|tsr|crl)")
                        ? ForeignBytes.der(name, bytes -> bytes, good)
                        : ForeignBytes.plain(name, bytes -> bytes, good);
        return form.mangled(seed);
    }

    /** What a forger does last. */
    private static void reindex(Path folder) throws IOException {
        new EvidenceWriter(folder).index(KIND, RoundParties.TENDER, RoundParties.LOT, RoundParties.ROUND, null);
    }

    /** The folder and everything in it, the deepest first. */
    private static List<Path> in(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
