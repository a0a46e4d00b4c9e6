package org.sunseal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.proof.LogCopy;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.ListedBid;
import org.sunseal.opening.proof.OpeningRecord;
import org.sunseal.opening.proof.RecordedBid;
import org.sunseal.opening.proof.RecordedBid.ReadOut;
import org.sunseal.project.proof.Notice;

/** What was listed, opened or logged, changed afterwards: each fraud is named by the check that is there for it. */
@ExtendWith(Journey.class)
class FraudIsFoundIT {
    @TempDir
    private Path folder;

    private EvidenceToTamperWith evidence;

    @BeforeEach
    void evidence_to_tamper_with(PlayedOpening played, RunningPlatform running) throws IOException {
        evidence = new EvidenceToTamperWith(played, running, folder);
    }

    @Test
    void untouched_it_holds() throws IOException {
        assertThat(evidence.failed()).isEmpty();
        evidence.index();
        assertThat(evidence.failed()).isEmpty();
    }

    @Test
    void a_bid_dropped_from_list_close_and_record() throws IOException {
        var fewer = evidence.list.entries().subList(1, evidence.list.entries().size());
        var shorter = BidList.of(fewer);
        evidence.write("list.json", shorter.bytes());
        evidence.sign(
                "close.p7",
                new Closing(
                                evidence.closing.tender(),
                                evidence.closing.lot(),
                                evidence.closing.round(),
                                evidence.closing.deadline(),
                                evidence.closing.noticeSha256(),
                                fewer.size(),
                                shorter.root(),
                                evidence.closing.refused(),
                                evidence.closing.previousSize(),
                                evidence.closing.previousRoot())
                        .body());
        evidence.stampClose(evidence.record.at());
        evidence.sign(
                "record.p7",
                with(evidence.record.bids().subList(1, evidence.record.bids().size()))
                        .body());

        evidence.assertFound("close-logged", "list-root", "list-complete", "record-logged");
    }

    @Test
    void a_bid_dropped_from_the_list_alone() throws IOException {
        evidence.write(
                "list.json",
                BidList.of(new ArrayList<>(evidence.list
                                .entries()
                                .subList(1, evidence.list.entries().size())))
                        .bytes());

        evidence.assertFound("list-root", "list-complete");
    }

    @Test
    void a_bid_exchanged_in_the_list() throws IOException {
        var entries = new ArrayList<>(evidence.list.entries());
        var first = entries.getFirst();
        entries.set(0, new ListedBid(first.slot(), Framing.hex(Keys.random(32)), first.index()));
        evidence.write("list.json", BidList.of(entries).bytes());

        evidence.assertFound("list-root");
    }

    @Test
    void another_price_in_the_signed_record() throws IOException {
        evidence.sign(
                "record.p7",
                with(changed(form -> form.replaceFirst("\"price\":\"[0-9]+", "\"price\":\"9999999"), null))
                        .body());

        evidence.assertFound("form-commitment", "contents", "record-logged", "pdf-twin");
    }

    @Test
    void another_form_with_a_blind_of_its_own_in_the_signed_record() throws IOException {
        evidence.sign(
                "record.p7",
                with(changed(form -> form.replaceFirst("qualified", "excellent"), Keys.random(32)))
                        .body());

        evidence.assertFound("form-commitment", "contents", "record-logged");
    }

    @Test
    void two_receipts_swapped() throws IOException {
        for (var name : List.of("receipt.p7", "receipt.tlog-proof", "checkpoint.tst")) {
            evidence.swap(evidence.bid(0, name), evidence.bid(1, name));
        }

        evidence.assertFound("receipt-leaf");
    }

    @Test
    void two_bids_swapped() throws IOException {
        for (var name : List.of("sealed.json", "bid.p7s", "key.p7m")) {
            evidence.swap(evidence.bid(0, name), evidence.bid(1, name));
        }

        evidence.assertFound("receipt-leaf");
    }

    @Test
    void two_log_entries_in_another_order() throws IOException {
        var bundle = evidence.files()
                .filter(file -> file.toString().contains("entries"))
                .findFirst()
                .orElseThrow();
        var bytes = Files.readAllBytes(bundle);
        int leaf = 2 + 33; // length and commitment; the log is mostly padding, so two of them stand side by side
        int at = twoCommitments(bytes, leaf);
        var swapped = bytes.clone();
        System.arraycopy(bytes, at, swapped, at + leaf, leaf);
        System.arraycopy(bytes, at + leaf, swapped, at, leaf);
        Files.write(bundle, swapped);

        evidence.assertFound("log-consistency");
    }

    @Test
    void a_close_that_goes_by_the_notice_before_the_postponement() throws IOException {
        var first = Notice.parse(evidence.read(evidence.notices().getFirst()));
        evidence.sign(
                "close.p7",
                new Closing(
                                evidence.closing.tender(),
                                evidence.closing.lot(),
                                evidence.closing.round(),
                                first.openAt(evidence.closing.round()).orElseThrow(),
                                first.sha256(),
                                evidence.closing.count(),
                                evidence.closing.listRoot(),
                                evidence.closing.refused(),
                                evidence.closing.previousSize(),
                                evidence.closing.previousRoot())
                        .body());
        evidence.stampClose(evidence.record.at());

        evidence.assertFound("close-logged", "notice-chain", "effective-deadline");
    }

    @Test
    void the_postponing_notice_removed() throws IOException {
        Files.delete(folder.resolve(evidence.notices().getLast()));

        evidence.assertFound("notice-chain");
    }

    @Test
    void the_first_notice_in_place_of_the_second() throws IOException {
        evidence.write(
                evidence.notices().getLast(), evidence.read(evidence.notices().getFirst()));

        evidence.assertFound("notice-chain");
    }

    @Test
    void a_log_shown_only_up_to_before_close() throws IOException {
        var note = TlogProof.parse(evidence.read(evidence.bid(0, "receipt.tlog-proof")))
                .checkpointNote(); // the witnesses did sign it
        var shorter = Files.createDirectories(folder.resolve("shorter"));
        LogCopy.write(this::tile, note, shorter);
        EvidenceToTamperWith.remove(folder.resolve("log"));
        Files.move(shorter, folder.resolve("log"));

        evidence.assertFound("close-logged", "close-unique", "record-logged", "release-after-close");
    }

    @Test
    void the_regulators_suspension_removed() throws IOException {
        Files.delete(folder.resolve(evidence.names("orders").getFirst()));

        evidence.assertFound("orders");
    }

    @Test
    void one_trustees_shares_under_anothers_name() throws IOException {
        evidence.swap(
                evidence.names("shares").getFirst(), evidence.names("shares").getLast());

        evidence.assertFound("shares");
    }

    @Test
    void one_slots_key_for_another() throws IOException {
        evidence.swap(evidence.names("keys").getFirst(), evidence.names("keys").getLast());

        evidence.assertFound("shares", "key", "contents");
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

    private OpeningRecord with(List<RecordedBid> bids) {
        return new OpeningRecord(
                evidence.record.tender(),
                evidence.record.lot(),
                evidence.record.round(),
                evidence.record.closeSha256(),
                evidence.record.outcome(),
                bids,
                evidence.record.trustees(),
                evidence.record.at());
    }

    /** All bids, the first with another form, and with another blind if one is given. */
    private List<RecordedBid> changed(UnaryOperator<String> other, byte @Nullable [] blind) {
        var bids = new ArrayList<>(evidence.record.bids());
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
}
