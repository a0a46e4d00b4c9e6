package org.sunseal.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunseal.custody.proof.FiveTrustees;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.opening.NoticesOfRound.Postponement;
import org.sunseal.opening.proof.verify.EvidenceKind;
import org.sunseal.opening.proof.verify.EvidenceVerifier;
import org.sunseal.opening.proof.verify.EvidenceWriter;
import org.sunseal.opening.proof.verify.Verdict;
import org.sunseal.opening.proof.verify.WantedEvidence;

/** The offline verifier against an honest round and against every fraud we could think of (protocol 5.12 and 12). */
class EvidenceVerifierTest {
    private static final OpenedRound HONEST = OpenedRound.honest();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(EvidenceKind.class)
    void an_honest_round_passes(EvidenceKind kind) throws IOException {
        HONEST.write(kind, folder);

        assertThat(failed()).isEmpty();
    }

    @Test
    void who_signed_the_record_for_the_tender_side_is_said() throws IOException {
        HONEST.write(EvidenceKind.PUBLIC, folder);

        assertThat(tenderSignature()).isEqualTo(new Verdict("tender-signature", true, """
                The record is signed for the tender side by 西宁建设 91630100MA7520000A (91630100MA7520000A) at \
                2026-03-02T01:39:00Z, 西宁建设 91630100MA7520000T (91630100MA7520000T) at 2026-03-02T01:39:00Z"""));
    }

    @Test
    void a_record_the_tender_side_has_not_signed_holds_and_says_so() throws IOException {
        OpenedRound.signedByThePlatformAlone().write(EvidenceKind.PUBLIC, folder);

        assertThat(failed()).isEmpty();
        assertThat(tenderSignature().sentence()).startsWith("Nobody of the tender side has signed the record");
    }

    @Test
    void a_round_opened_by_a_re_tender_passes_and_says_so() throws IOException {
        OpenedRound.retendered().write(EvidenceKind.PUBLIC, folder);

        assertThat(failed()).isEmpty();
        assertThat(EvidenceVerifier.verify(folder, RoundParties.TRUST))
                .filteredOn(verdict -> verdict.check().equals("round-opened"))
                .extracting(Verdict::sentence)
                .containsExactly(
                        "Version 2 of the notice opened round 2 after every earlier round was closed, and changed none");
    }

    private Verdict tenderSignature() {
        return EvidenceVerifier.verify(folder, RoundParties.TRUST).getLast();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void each_planted_fraud_is_named(Fraud fraud) throws IOException {
        OpenedRound.with(fraud).write(EvidenceKind.PUBLIC, folder);

        assertThat(failed()).extracting(Verdict::check).contains(fraud.check());
    }

    @Test
    void a_notice_witnessed_before_the_deadline_moves_it_for_bids_too() throws IOException {
        OpenedRound.postponed(Postponement.IN_TIME).write(EvidenceKind.PUBLIC, folder);

        assertThat(failed()).isEmpty();
    }

    @Test
    void a_notice_nobody_proves_to_have_been_in_time_moves_nothing_for_bids() throws IOException {
        OpenedRound.postponed(Postponement.IN_TIME_UNPROVED).write(EvidenceKind.PUBLIC, folder);

        assertThat(failed()).extracting(Verdict::check).containsExactly("on-time");
    }

    @Test
    void a_late_notice_in_a_declared_outage_moves_it_and_that_is_said() throws IOException {
        OpenedRound.postponed(Postponement.LATE_IN_AN_OUTAGE).write(EvidenceKind.PUBLIC, folder);

        assertThat(failed()).isEmpty();
        assertThat(EvidenceVerifier.verify(folder, RoundParties.TRUST))
                .filteredOn(verdict -> verdict.check().equals("on-time"))
                .extracting(Verdict::sentence)
                .first()
                .asString()
                .contains("in an outage the platform declared");
    }

    @Test
    void an_outage_that_is_over_excuses_no_late_notice() throws IOException {
        OpenedRound.postponed(Postponement.LATE_AFTER_AN_OUTAGE).write(EvidenceKind.PUBLIC, folder);

        assertThat(failed()).extracting(Verdict::check).containsExactly("on-time");
    }

    @ParameterizedTest
    @EnumSource(names = {"PUBLIC", "REGULATOR"}) // a bidder's folder holds nothing these two have not
    void no_file_can_be_missing_even_if_the_index_is_made_to_fit(EvidenceKind kind) throws IOException {
        HONEST.write(kind, folder);

        for (var file : files()) {
            var bytes = Files.readAllBytes(file);
            Files.delete(file);
            index(kind);
            assertThat(failed()).as("without %s", folder.relativize(file)).isNotEmpty();
            Files.write(file, bytes);
        }
    }

    @Test
    void no_byte_can_be_changed_even_if_the_index_is_made_to_fit() throws IOException {
        var kind = EvidenceKind.REGULATOR;
        HONEST.write(kind, folder);

        for (var file : files()) {
            var bytes = Files.readAllBytes(file);
            Files.write(file, changed(file, bytes));
            index(kind);
            assertThat(failed())
                    .as("with a changed %s", folder.relativize(file))
                    .isNotEmpty();
            Files.write(file, bytes);
        }
    }

    /**
     * The last byte, which in a token is its signature: before it may stand a certificate nobody reads. PEM ends in a
     * line feed.
     */
    private static byte[] changed(Path file, byte[] bytes) {
        var name = file.toString();
        var changed = bytes.clone();
        changed[name.endsWith(".crt") || name.endsWith(".key") ? bytes.length / 2 : bytes.length - 1] ^= 1;
        return changed;
    }

    @Test
    void a_byte_changed_on_the_way_is_named_with_its_file() throws IOException {
        HONEST.write(EvidenceKind.PUBLIC, folder);
        for (var file : files()) {
            var bytes = Files.readAllBytes(file);
            var changed = bytes.clone();
            changed[bytes.length / 2] ^= 1;
            Files.write(file, changed);
            assertThat(EvidenceVerifier.folder(folder, RoundParties.TRUST))
                    .isEqualTo(new Verdict("folder", false, folder.relativize(file) + " was changed"));
            Files.write(file, bytes);
        }
    }

    @Test
    void a_file_lost_on_the_way_is_named() throws IOException {
        HONEST.write(EvidenceKind.PUBLIC, folder);
        Files.delete(folder.resolve("list.json"));

        assertThat(failed())
                .filteredOn(verdict -> verdict.check().equals("folder"))
                .extracting(Verdict::sentence)
                .containsExactly("list.json is missing");
    }

    @Test
    void a_folder_with_nothing_in_it_fails_every_check() {
        var verdicts = EvidenceVerifier.verify(folder, RoundParties.TRUST);

        assertThat(verdicts).hasSizeGreaterThan(20).noneMatch(Verdict::ok);
    }

    @Test
    void two_receipts_swapped_are_noticed() throws IOException {
        HONEST.write(EvidenceKind.PUBLIC, folder);
        for (var name : List.of("receipt.p7", "receipt.tlog-proof", "checkpoint.tst")) {
            swap("bids/b1.0/" + name, "bids/b1.1/" + name);
        }
        index(EvidenceKind.PUBLIC);

        assertThat(failed()).extracting(Verdict::check).contains("receipt-leaf");
    }

    @Test
    void two_log_entries_in_another_order_are_noticed() throws IOException {
        HONEST.write(EvidenceKind.PUBLIC, folder);
        var bundle = files().stream()
                .filter(file -> file.toString().contains("entries"))
                .findFirst()
                .orElseThrow();
        var bytes = Files.readAllBytes(bundle);
        var leaf = 2 + 33; // length prefix and commitment; padding and the first receipt stand side by side
        var at = indexOf(bytes, new byte[] {0, 33, 0});
        var swapped = bytes.clone();
        System.arraycopy(bytes, at, swapped, at + leaf, leaf);
        System.arraycopy(bytes, at + leaf, swapped, at, leaf);
        Files.write(bundle, swapped);
        index(EvidenceKind.PUBLIC);

        assertThat(failed()).extracting(Verdict::check).contains("log-consistency");
    }

    @Test
    void a_regulators_folder_relabelled_as_public_is_not_what_was_asked_for() throws IOException {
        HONEST.write(EvidenceKind.REGULATOR, folder);
        index(EvidenceKind.PUBLIC);
        var wanted = new WantedEvidence(EvidenceKind.REGULATOR, RoundParties.TENDER, RoundParties.LOT, null);

        assertThat(EvidenceVerifier.verify(folder, RoundParties.TRUST, wanted))
                .filteredOn(verdict -> !verdict.ok())
                .extracting(Verdict::check)
                .containsExactly("subject");
        assertThat(EvidenceVerifier.leftOut(folder, RoundParties.TRUST)).containsExactly("shares", "key", "contents");
    }

    @Test
    void evidence_of_the_lot_and_kind_asked_for_is_welcome_and_of_another_lot_is_not() throws IOException {
        HONEST.write(EvidenceKind.PUBLIC, folder);

        assertThat(subject(new WantedEvidence(
                        EvidenceKind.PUBLIC, RoundParties.TENDER, RoundParties.LOT, RoundParties.ROUND)))
                .isTrue();
        assertThat(subject(new WantedEvidence(null, null, "another", null))).isFalse();
        assertThat(subject(new WantedEvidence(null, "another", null, null))).isFalse();
        assertThat(subject(new WantedEvidence(null, null, null, 1))).isFalse();
    }

    private boolean subject(WantedEvidence wanted) {
        return EvidenceVerifier.verify(folder, RoundParties.TRUST, wanted).stream()
                .filter(verdict -> verdict.check().equals("subject"))
                .findFirst()
                .orElseThrow()
                .ok();
    }

    @Test
    void evidence_under_a_foreign_register_proves_nothing() throws IOException {
        HONEST.write(EvidenceKind.PUBLIC, folder);
        var foreign = new FiveTrustees();
        var trust = new TrustFile(
                List.of(foreign.authority().certificate()),
                List.of(foreign.regulator().certificateSha256()),
                foreign.register().sign(foreign.regulator()),
                List.of());

        var verdicts = EvidenceVerifier.verify(folder, trust);

        assertThat(verdicts).filteredOn(Verdict::ok).extracting(Verdict::check).containsExactly("folder", "subject");
    }

    private List<Verdict> failed() {
        return EvidenceVerifier.verify(folder, RoundParties.TRUST).stream()
                .filter(verdict -> !verdict.ok())
                .toList();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("evidence.json"))
                    .sorted()
                    .toList();
        }
    }

    /** What a forger does last. */
    private void index(EvidenceKind kind) throws IOException {
        new EvidenceWriter(folder)
                .index(
                        kind,
                        RoundParties.TENDER,
                        RoundParties.LOT,
                        RoundParties.ROUND,
                        kind == EvidenceKind.BIDDER ? "b1.0" : null);
    }

    private void swap(String one, String other) throws IOException {
        var first = Files.readAllBytes(folder.resolve(one));
        Files.write(folder.resolve(one), Files.readAllBytes(folder.resolve(other)));
        Files.write(folder.resolve(other), first);
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (var at = 0; at <= bytes.length - wanted.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new IllegalStateException("The pattern is not there");
    }
}
