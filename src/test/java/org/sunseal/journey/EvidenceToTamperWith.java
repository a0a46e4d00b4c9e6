package org.sunseal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.crypto.Timestamps;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.OpeningRecord;
import org.sunseal.opening.proof.verify.EvidenceKind;
import org.sunseal.opening.proof.verify.EvidenceVerifier;
import org.sunseal.opening.proof.verify.EvidenceWriter;
import org.sunseal.opening.proof.verify.Verdict;

/**
 * The regulator's evidence of a real opening, and what a dishonest platform has to tamper with it afterwards: its own keys
 * and those of its time-stamp authority, but not the witnesses'. It also makes the index fit, so nothing is found by a
 * digest in {@code evidence.json} alone.
 */
final class EvidenceToTamperWith {
    private static final char[] PASSWORD = "sunseal-dev".toCharArray();

    final Path folder;
    final PlayedOpening opening;
    final Signer timeStamps;
    final OpeningRecord record;
    final Closing closing;
    final BidList list;

    private final Signer platform;

    EvidenceToTamperWith(PlayedOpening played, RunningPlatform running, Path folder) throws IOException {
        this.folder = folder;
        opening = played;
        played.copy("regulator", 1, folder);
        platform = Keys.loadSigner(running.data().resolve("platform/signing.p12"), PASSWORD, "key");
        timeStamps = Keys.loadSigner(running.data().resolve("tsa/tsa.p12"), PASSWORD, "key");
        record = OpeningRecord.read(body("record.p7"));
        closing = Closing.read(body("close.p7"));
        list = BidList.parse(read("list.json"));
    }

    void assertFound(String... checks) throws IOException {
        index();
        assertThat(failed()).extracting(Verdict::check).contains(checks);
    }

    List<Verdict> failed() {
        return EvidenceVerifier.verify(folder, opening.trust()).stream()
                .filter(verdict -> !verdict.ok())
                .toList();
    }

    /** What a forger does last. */
    void index() throws IOException {
        new EvidenceWriter(folder)
                .index(EvidenceKind.REGULATOR, closing.tender(), closing.lot(), closing.round(), null);
    }

    void stampClose(Instant at) throws IOException {
        write("close.tst", stamp(read("close.p7"), timeStamps, at));
    }

    static byte[] restamped(byte[] p7s, Signer authority, Instant at) {
        return DetachedSignature.withTimestamp(p7s, stamp(DetachedSignature.signatureValue(p7s), authority, at));
    }

    static byte[] stamp(byte[] data, Signer authority, Instant at) {
        return stamped(Framing.sha256(data), authority, at);
    }

    static byte[] stamped(byte[] digest, Signer authority, Instant at) {
        var nonce = new BigInteger(64, Keys.random());
        var answer = Timestamps.respond(Timestamps.request(digest, nonce), authority, at, BigInteger.TEN);
        return Timestamps.tokenFrom(answer, digest, nonce);
    }

    void sign(String name, byte[] body) throws IOException {
        write(name, SignedMessage.sign(body, platform));
    }

    /** A file of the bid that stands so far up in the list. */
    String bid(int number, String name) {
        return "bids/%s/%s".formatted(list.slots().get(number), name);
    }

    /** By log index. */
    List<String> notices() throws IOException {
        return names("notices").stream()
                .sorted(Comparator.comparingLong(name -> Long.parseLong(name.replaceAll("[^0-9]", ""))))
                .toList();
    }

    List<String> names(String of) throws IOException {
        try (var files = Files.list(folder.resolve(of))) {
            return files.map(file -> of + "/" + file.getFileName()).sorted().toList();
        }
    }

    Stream<Path> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("evidence.json"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    void swap(String one, String other) throws IOException {
        var first = read(one);
        write(one, read(other));
        write(other, first);
    }

    byte[] body(String name) {
        return SignedMessage.parse(read(name)).body();
    }

    byte[] read(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    static void remove(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
