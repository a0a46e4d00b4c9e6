package org.sunseal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.audit.proof.LogCopy;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.crypto.Timestamps;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.ListedBid;
import org.sunseal.opening.proof.OpeningRecord;
import org.sunseal.opening.proof.RecordedBid;
import org.sunseal.opening.proof.RecordedBid.ReadOut;
import org.sunseal.opening.proof.verify.EvidenceKind;
import org.sunseal.opening.proof.verify.EvidenceVerifier;
import org.sunseal.opening.proof.verify.EvidenceWriter;
import org.sunseal.opening.proof.verify.Verdict;
import org.sunseal.project.proof.Notice;

/**
 * The regulator's evidence of a real opening, tampered with afterwards by a platform that is dishonest and has its own
 * keys and those of its time-stamp authority, but not the witnesses'. It also makes the index fit, so nothing is found
 * by a digest in {@code evidence.json} alone. Each fraud must be named by the check that is there for it.
 */
@ExtendWith(Journey.class)
class FraudIsFoundIT {
    private static final char[] PASSWORD = "sunseal-dev".toCharArray();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private PlayedOpening opening;
    private Signer platform;
    private Signer timeStamps;
    private OpeningRecord record;
    private Closing closing;
    private BidList list;

    @BeforeEach
    void evidence_to_tamper_with(PlayedOpening played, RunningPlatform running) throws IOException {
        opening = played;
        played.copy("regulator", 1, folder);
        platform = Keys.loadSigner(running.data().resolve("platform/signing.p12"), PASSWORD, "key");
        timeStamps = Keys.loadSigner(running.data().resolve("tsa/tsa.p12"), PASSWORD, "key");
        record = OpeningRecord.read(body("record.p7"));
        closing = Closing.read(body("close.p7"));
        list = BidList.parse(read("list.json"));
    }

    @Test
    void untouched_it_holds() throws IOException {
        assertThat(failed()).isEmpty();
        index();
        assertThat(failed()).isEmpty();
    }

    @Test
    void a_bid_dropped_from_list_close_and_record() throws IOException {
        var fewer = list.entries().subList(1, list.entries().size());
        var shorter = BidList.of(fewer);
        write("list.json", shorter.bytes());
        sign(
                "close.p7",
                new Closing(
                                closing.tender(),
                                closing.lot(),
                                closing.round(),
                                closing.deadline(),
                                closing.noticeSha256(),
                                fewer.size(),
                                shorter.root(),
                                closing.refused(),
                                closing.previousSize(),
                                closing.previousRoot())
                        .body());
        stampClose(record.at());
        sign("record.p7", with(record.bids().subList(1, record.bids().size())).body());

        assertFound("close-logged", "list-root", "list-complete", "record-logged");
    }

    @Test
    void a_bid_dropped_from_the_list_alone() throws IOException {
        write(
                "list.json",
                BidList.of(new ArrayList<>(
                                list.entries().subList(1, list.entries().size())))
                        .bytes());

        assertFound("list-root", "list-complete");
    }

    @Test
    void a_bid_exchanged_in_the_list() throws IOException {
        var entries = new ArrayList<>(list.entries());
        var first = entries.getFirst();
        entries.set(0, new ListedBid(first.slot(), Framing.hex(Keys.random(32)), first.index()));
        write("list.json", BidList.of(entries).bytes());

        assertFound("list-root");
    }

    @Test
    void another_price_in_the_signed_record() throws IOException {
        sign(
                "record.p7",
                with(changed(form -> form.replaceFirst("\"price\":\"[0-9]+", "\"price\":\"9999999"), null))
                        .body());

        assertFound("form-commitment", "contents", "record-logged", "pdf-twin");
    }

    @Test
    void another_form_with_a_blind_of_its_own_in_the_signed_record() throws IOException {
        sign(
                "record.p7",
                with(changed(form -> form.replaceFirst("qualified", "excellent"), Keys.random(32)))
                        .body());

        assertFound("form-commitment", "contents", "record-logged");
    }

    @Test
    void two_receipts_swapped() throws IOException {
        for (var name : List.of("receipt.p7", "receipt.tlog-proof", "checkpoint.tst")) {
            swap(bid(0, name), bid(1, name));
        }

        assertFound("receipt-leaf");
    }

    @Test
    void two_bids_swapped() throws IOException {
        for (var name : List.of("sealed.json", "bid.p7s", "key.p7m")) {
            swap(bid(0, name), bid(1, name));
        }

        assertFound("receipt-leaf");
    }

    @Test
    void two_log_entries_in_another_order() throws IOException {
        var bundle = files().filter(file -> file.toString().contains("entries"))
                .findFirst()
                .orElseThrow();
        var bytes = Files.readAllBytes(bundle);
        int leaf = 2 + 33; // length and commitment; the log is mostly padding, so two of them stand side by side
        int at = twoCommitments(bytes, leaf);
        var swapped = bytes.clone();
        System.arraycopy(bytes, at, swapped, at + leaf, leaf);
        System.arraycopy(bytes, at + leaf, swapped, at, leaf);
        Files.write(bundle, swapped);

        assertFound("log-consistency");
    }

    private static int twoCommitments(byte[] bundle, int leaf) {
        for (int at = 0; at + 2 * leaf <= bundle.length; ) {
            int length = (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff;
            int next = at + 2 + length;
            if (length + 2 == leaf && ((bundle[next] & 0xff) << 8 | bundle[next + 1] & 0xff) + 2 == leaf) {
                return at;
            }
            at = next;
        }
        throw new IllegalStateException("No two commitments side by side");
    }

    @Test
    void a_close_that_goes_by_the_notice_before_the_postponement() throws IOException {
        var first = Notice.parse(read(notices().getFirst()));
        sign(
                "close.p7",
                new Closing(
                                closing.tender(),
                                closing.lot(),
                                closing.round(),
                                first.openAt(closing.round()).orElseThrow(),
                                first.sha256(),
                                closing.count(),
                                closing.listRoot(),
                                closing.refused(),
                                closing.previousSize(),
                                closing.previousRoot())
                        .body());
        stampClose(record.at());

        assertFound("close-logged", "notice-chain", "effective-deadline");
    }

    @Test
    void the_postponing_notice_removed() throws IOException {
        Files.delete(folder.resolve(notices().getLast()));

        assertFound("notice-chain");
    }

    @Test
    void the_first_notice_in_place_of_the_second() throws IOException {
        write(notices().getLast(), read(notices().getFirst()));

        assertFound("notice-chain");
    }

    @Test
    void a_close_stamped_again_with_another_time() throws IOException {
        stampClose(closing.deadline().plusSeconds(1));

        assertFound("close-logged");
    }

    @Test
    void a_bid_stamped_again_an_hour_earlier_by_the_real_authority() throws IOException {
        var p7s = read(bid(0, "bid.p7s"));
        var earlier = record.bids().getFirst().received().minus(Duration.ofHours(1));
        write(bid(0, "bid.p7s"), restamped(p7s, timeStamps, earlier));

        assertFound("receipt-leaf");
    }

    @Test
    void a_bid_stamped_by_an_authority_of_the_platforms_own() throws IOException {
        var p7s = read(bid(0, "bid.p7s"));
        var received = record.bids().getFirst().received();
        var keys = Keys.ecP256();
        var root = Keys.ecP256();
        var until = received.plus(Duration.ofDays(1));
        var from = received.minus(Duration.ofDays(1));
        var authority = new Signer(
                root.getPrivate(), Certificates.selfSigned(root, "C=CN,CN=Ours", true, from, until), List.of());
        var certificate = Certificates.issue(
                authority,
                Certificates.request(keys, "C=CN,CN=Our own time"),
                Certificates.Usage.TIMESTAMP,
                from,
                until,
                Optional.empty());
        var own = new Signer(keys.getPrivate(), certificate, List.of(authority.certificate()));
        write(bid(0, "bid.p7s"), restamped(p7s, own, received.minus(Duration.ofHours(1))));

        assertFound("bid-timestamp", "receipt-leaf");
    }

    @Test
    void a_log_shown_only_up_to_before_close() throws IOException {
        var note = TlogProof.parse(read(bid(0, "receipt.tlog-proof"))).checkpointNote(); // the witnesses did sign it
        var shorter = Files.createDirectories(folder.resolve("shorter"));
        LogCopy.write(this::tile, note, shorter);
        remove(folder.resolve("log"));
        Files.move(shorter, folder.resolve("log"));

        assertFound("close-logged", "close-unique", "record-logged", "release-after-close");
    }

    /** A tile of the smaller log: what there is of it in the larger one begins alike. */
    private byte[] tile(String path) {
        var whole = "log/" + path.replaceFirst("\\.p/[0-9]+$", "");
        var partial = folder.resolve(whole + ".p");
        try (var widths = Files.isDirectory(partial) ? Files.list(partial) : Stream.of(folder.resolve(whole))) {
            return Files.readAllBytes(widths.findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void every_revocation_list_removed() throws IOException {
        for (var name : names("crls")) {
            Files.delete(folder.resolve(name));
        }

        assertFound("bid-signature");
    }

    @Test
    void the_regulators_suspension_removed() throws IOException {
        Files.delete(folder.resolve(names("orders").getFirst()));

        assertFound("orders");
    }

    @Test
    void one_trustees_shares_under_anothers_name() throws IOException {
        swap(names("shares").getFirst(), names("shares").getLast());

        assertFound("shares");
    }

    @Test
    void one_slots_key_for_another() throws IOException {
        swap(names("keys").getFirst(), names("keys").getLast());

        assertFound("shares", "key", "contents");
    }

    @Test
    void any_file_missing() throws IOException {
        for (var file : files().toList()) {
            var bytes = Files.readAllBytes(file);
            Files.delete(file);
            indexUnlessSpare(file);
            assertThat(failed()).as("without %s", folder.relativize(file)).isNotEmpty();
            Files.write(file, bytes);
            index();
        }
        assertThat(failed()).as("all put back").isEmpty();
    }

    @Test
    void any_file_with_one_bit_changed() throws IOException {
        for (var file : files().toList()) {
            var bytes = Files.readAllBytes(file);
            Files.write(file, changed(file, bytes));
            indexUnlessSpare(file);
            assertThat(failed())
                    .as("with a changed %s", folder.relativize(file))
                    .isNotEmpty();
            Files.write(file, bytes);
            index();
        }
        assertThat(failed()).as("all put back").isEmpty();
    }

    /**
     * In a token the last byte is its signature: before it may stand a certificate nobody reads. PEM ends in a line
     * feed.
     */
    private static byte[] changed(Path file, byte[] bytes) {
        var name = file.toString();
        var changed = bytes.clone();
        changed[name.endsWith(".crt") || name.endsWith(".key") ? bytes.length / 2 : bytes.length - 1] ^= 1;
        return changed;
    }

    /** The tool on evidence whose index was left alone, as after an accident on the way. */
    @ParameterizedTest
    @ValueSource(strings = {"close.tst", "evidence.json"})
    void the_tool_ends_with_an_error_and_names_a_check(String name) throws IOException {
        var bytes = read(name);
        write(name, changed(Path.of(name), bytes));
        assertRefused();

        Files.delete(folder.resolve(name));
        assertRefused();
    }

    private void assertRefused() throws IOException {
        var trust = opening.folder().resolve("regulator/trust.json");
        var run = RunningPlatform.tool(PATIENCE, "verify", "--trust", trust.toString(), folder.toString());
        assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        assertThat(run.output()).containsPattern("FAILED +[a-z-]+ ");
    }

    private void assertFound(String... checks) throws IOException {
        index();
        assertThat(failed()).extracting(Verdict::check).contains(checks);
    }

    private List<Verdict> failed() {
        return EvidenceVerifier.verify(folder, opening.trust()).stream()
                .filter(verdict -> !verdict.ok())
                .toList();
    }

    /** What a forger does last. */
    private void index() throws IOException {
        new EvidenceWriter(folder)
                .index(EvidenceKind.REGULATOR, closing.tender(), closing.lot(), closing.round(), null);
    }

    /**
     * One of two revocation lists that were in force when a bid was stamped is enough, so the loss of the other shows
     * in the index alone.
     */
    private void indexUnlessSpare(Path file) throws IOException {
        if (!file.startsWith(folder.resolve("crls"))) {
            index();
        }
    }

    private OpeningRecord with(List<RecordedBid> bids) {
        return new OpeningRecord(
                record.tender(),
                record.lot(),
                record.round(),
                record.closeSha256(),
                record.outcome(),
                bids,
                record.trustees(),
                record.at());
    }

    /** All bids, the first with another form, and with another blind if one is given. */
    private List<RecordedBid> changed(UnaryOperator<String> other, byte @Nullable [] blind) {
        var bids = new ArrayList<>(record.bids());
        var first = bids.getFirst();
        var read = first.read().orElseThrow();
        var form = other.apply(new String(read.form(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        assertThat(form).as("the form was changed").isNotEqualTo(read.form());
        bids.set(
                0,
                new RecordedBid(
                        first.slot(),
                        first.organisation(),
                        first.creditCode(),
                        first.sealedSha256(),
                        first.seq(),
                        first.received(),
                        first.quorumTime(),
                        first.result(),
                        new ReadOut(form, blind == null ? read.blind() : blind),
                        first.fault(),
                        first.objects()));
        return bids;
    }

    private void stampClose(Instant at) throws IOException {
        write("close.tst", stamp(read("close.p7"), timeStamps, at));
    }

    private static byte[] restamped(byte[] p7s, Signer authority, Instant at) {
        return DetachedSignature.withTimestamp(p7s, stamp(DetachedSignature.signatureValue(p7s), authority, at));
    }

    private static byte[] stamp(byte[] data, Signer authority, Instant at) {
        var digest = Framing.sha256(data);
        var nonce = new BigInteger(64, Keys.random());
        var answer = Timestamps.respond(Timestamps.request(digest, nonce), authority, at, BigInteger.TEN);
        return Timestamps.tokenFrom(answer, digest, nonce);
    }

    private void sign(String name, byte[] body) throws IOException {
        write(name, SignedMessage.sign(body, platform));
    }

    /** A file of the bid that stands so far up in the list. */
    private String bid(int number, String name) {
        return "bids/%s/%s".formatted(list.slots().get(number), name);
    }

    /** By log index. */
    private List<String> notices() throws IOException {
        return names("notices").stream()
                .sorted(Comparator.comparingLong(name -> Long.parseLong(name.replaceAll("[^0-9]", ""))))
                .toList();
    }

    private List<String> names(String of) throws IOException {
        try (var files = Files.list(folder.resolve(of))) {
            return files.map(file -> of + "/" + file.getFileName()).sorted().toList();
        }
    }

    private Stream<Path> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("evidence.json"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private void swap(String one, String other) throws IOException {
        var first = read(one);
        write(one, read(other));
        write(other, first);
    }

    private byte[] body(String name) {
        return SignedMessage.parse(read(name)).body();
    }

    private byte[] read(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private static void remove(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
