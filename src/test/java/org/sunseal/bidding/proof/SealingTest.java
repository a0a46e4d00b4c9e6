package org.sunseal.bidding.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunseal.bidding.proof.BidFixture.BIDDER;
import static org.sunseal.bidding.proof.BidFixture.NEXT_SLOT;
import static org.sunseal.bidding.proof.BidFixture.NEXT_SLOT_KEY;
import static org.sunseal.bidding.proof.BidFixture.SLOT;
import static org.sunseal.bidding.proof.BidFixture.SLOT_KEY;
import static org.sunseal.bidding.proof.BidFixture.draft;
import static org.sunseal.bidding.proof.BidFixture.file;
import static org.sunseal.bidding.proof.BidFixture.files;
import static org.sunseal.bidding.proof.BidFixture.replacementDraft;
import static org.sunseal.bidding.proof.FormatsTest.refused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.crypto.ChunkedFile;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.PasswordMessage;
import org.sunseal.crypto.SealedMessage;
import org.sunseal.crypto.Signer;

class SealingTest {
    private static final char[] PASSWORD = "sealed lips".toCharArray();

    @TempDir
    Path temporary;

    BidFolder folder;
    Sealing sealing;
    Path plain;

    @BeforeEach
    void open() throws IOException {
        folder = BidFolder.at(temporary.resolve("bid")).lockedBy(PASSWORD);
        sealing = new Sealing(folder, (name, done, total) -> {});
        plain = Files.createDirectory(temporary.resolve("plain"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16383, 16384, 16385, 32768, 16 * 16384 - 1, 16 * 16384, 300_000})
    void a_file_of_any_length_opens_again_with_the_slot_key_alone(int length) throws IOException {
        var file = file(plain, "技术标 v1.pdf", length);

        var manifest = sealing.seal(draft(List.of(file)));

        assertThat(ManifestCheck.check(manifest)).isEmpty();
        var opened = openPackage(manifest, SLOT_KEY);
        assertThat(PackageCheck.check(opened, manifest, Set.of())).isEmpty();
        assertThat(unseal(opened.objects().getFirst(), manifest.payload().getFirst()))
                .isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void what_is_uploaded_looks_sealed_and_what_was_not_sealed_does_not() throws IOException {
        var file = Files.writeString(plain.resolve("price.txt"), "单价: 100.00\n".repeat(5000));

        var manifest = sealing.seal(draft(List.of(file)));

        for (var piece : manifest.payload()) {
            SealedLook.require(Files.readAllBytes(folder.object(piece.digest())));
        }
        refused("not-sealed", () -> SealedLook.require(Files.readAllBytes(file)));
    }

    @Test
    void the_key_message_has_the_slot_key_as_its_one_recipient() throws IOException {
        var manifest = sealing.seal(draft(files(plain, 2)));
        byte[] keyP7m = Files.readAllBytes(folder.key(SLOT));

        assertThat(ManifestCheck.checkKey(manifest, keyP7m, SLOT_KEY.getPublic()))
                .isEmpty();
        assertThat(Files.readAllBytes(folder.object(manifest.key().digest()))).isEqualTo(keyP7m);
        var other = SealedMessage.seal(
                new byte[10],
                SlotCertificate.of("b1.7", SLOT_KEY.getPublic()),
                SlotCertificate.of("b1.9", NEXT_SLOT_KEY.getPublic()));
        refused("malformed-cms", () -> SealedMessage.checkShape(other, SLOT_KEY.getPublic()));
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        var empty = file(plain, "empty.pdf", 0);

        refused("empty-object", () -> sealing.seal(draft(List.of(empty))));
        assertThat(objects()).isEmpty();
    }

    @Test
    void sixty_four_files_are_sealed_and_sixty_five_are_refused() throws IOException {
        var files = files(plain, 65);

        var manifest = sealing.seal(draft(files.subList(0, 64)));

        assertThat(manifest.payload()).hasSize(64);
        refused("too-many-objects", () -> sealing.seal(draft(files)));
    }

    @Test
    void a_changed_file_is_sealed_anew_and_the_others_are_taken_over() throws IOException {
        var first = sealing.seal(draft(files(plain, 3)));
        var before = openPackage(first, SLOT_KEY);
        file(plain, "file-02.bin", 5000);

        var second = sealing.replace(replacementDraft(list(plain)), SLOT);

        var opened = openPackage(second, NEXT_SLOT_KEY);
        assertThat(second.seq()).isEqualTo(2);
        assertThat(second.prev()).isEqualTo(first.sha256());
        assertThat(opened.objects().get(0)).isEqualTo(before.objects().get(0));
        assertThat(opened.objects().get(2)).isEqualTo(before.objects().get(2));
        assertThat(second.payload().get(0)).isEqualTo(first.payload().get(0));
        assertThat(opened.objects().get(1).context()).isEqualTo(NEXT_SLOT.object(2));
        assertThat(PackageCheck.check(opened, second, Set.of("b1.7"))).isEmpty();
        for (int n = 0; n < 3; n++) {
            assertThat(unseal(opened.objects().get(n), second.payload().get(n)))
                    .isEqualTo(Files.readAllBytes(list(plain).get(n)));
        }
    }

    @Test
    void a_dropped_file_leaves_its_number_to_the_next_new_one() throws IOException {
        sealing.seal(draft(files(plain, 3)));
        Files.delete(plain.resolve("file-02.bin"));
        file(plain, "new.bin", 10);

        var second = sealing.replace(replacementDraft(list(plain)), SLOT);

        var names = openPackage(second, NEXT_SLOT_KEY).objects();
        assertThat(names).extracting(KeyPackage.Entry::name).containsExactly("file-01.bin", "new.bin", "file-03.bin");
    }

    @Test
    void a_replacement_takes_a_fresh_slot() throws IOException {
        sealing.seal(draft(files(plain, 1)));

        refused("slot-used", () -> sealing.replace(draft(list(plain)), SLOT));
    }

    @Test
    void a_taken_over_object_of_a_strangers_slot_is_found_out() throws IOException {
        sealing.seal(draft(files(plain, 2)));
        var second = sealing.replace(replacementDraft(list(plain)), SLOT);

        var findings = PackageCheck.check(openPackage(second, NEXT_SLOT_KEY), second, Set.of("b1.8"));

        assertThat(findings).extracting(Finding::field).containsExactly("objects[1].context", "objects[2].context");
    }

    @Test
    void two_swapped_objects_are_found_out() throws IOException {
        var manifest = sealing.seal(draft(files(plain, 2)));
        var payload = manifest.payload();
        var swapped = new SealedManifest(
                manifest.context(),
                manifest.noticeSha256(),
                manifest.allotSha256(),
                List.of(
                        new SealedManifest.Piece(
                                1, payload.get(1).size(), payload.get(1).digest()),
                        new SealedManifest.Piece(
                                2, payload.get(0).size(), payload.get(0).digest())),
                manifest.key(),
                manifest.form(),
                manifest.signerCertSha256(),
                1,
                null);
        var opened = openPackage(manifest, SLOT_KEY);

        assertThat(PackageCheck.check(opened, swapped, Set.of()))
                .extracting(Finding::field)
                .containsExactly("objects[1].size", "objects[2].size");
        // of equal length they pass the package, and the key commitment of the chunks stops them
        refused(
                "bad-seal",
                () -> unseal(opened.objects().get(0), swapped.payload().get(0)));
    }

    @Test
    void a_file_key_used_twice_is_found_out() throws IOException {
        var manifest = sealing.seal(draft(files(plain, 2)));
        var opened = openPackage(manifest, SLOT_KEY);
        var one = opened.objects().get(0);
        var two = opened.objects().get(1);
        var same = new KeyPackage.Entry(2, two.name(), two.size(), two.digest(), one.fileKey(), two.context());
        var forged = new KeyPackage(
                opened.context(), opened.signerCertSha256(), List.of(one, same), opened.form(), opened.blind());

        assertThat(PackageCheck.check(forged, manifest, Set.of()))
                .extracting(Finding::field)
                .containsExactly("objects[2].fileKey");
    }

    @Test
    void another_form_does_not_open_the_commitment() throws IOException {
        var manifest = sealing.seal(draft(files(plain, 1)));
        var opened = openPackage(manifest, SLOT_KEY);
        var cheaper = new OpeningForm("1.00", "CNY", "180", "合格", "none", List.of());
        var forged = new KeyPackage(
                opened.context(), opened.signerCertSha256(), opened.objects(), cheaper.bytes(), opened.blind());

        assertThat(PackageCheck.check(forged, manifest, Set.of()))
                .extracting(Finding::field)
                .containsExactly("form");
    }

    @Test
    void a_manifest_with_an_impossible_length_or_an_empty_file_is_named() throws IOException {
        var manifest = sealing.seal(draft(files(plain, 2)));
        var odd = new SealedManifest(
                manifest.context(),
                manifest.noticeSha256(),
                manifest.allotSha256(),
                List.of(
                        new SealedManifest.Piece(
                                1, 72, manifest.payload().get(0).digest()),
                        new SealedManifest.Piece(
                                2, 56 + 16400 + 15, manifest.payload().get(0).digest())),
                new SealedManifest.Piece(0, 70_000, manifest.key().digest()),
                manifest.form(),
                manifest.signerCertSha256(),
                1,
                null);

        assertThat(ManifestCheck.check(odd))
                .extracting(Finding::code)
                .containsExactly("empty-object", "not-sealed", "object-repeated", "object-too-large");
    }

    @Test
    void only_the_named_certificate_signs() throws IOException {
        sealing.seal(draft(files(plain, 1)));
        var other = new Signer(BIDDER.key(), SlotCertificate.of("b1.1", SLOT_KEY.getPublic()), List.of());

        refused("foreign-certificate", () -> sealing.sign(SLOT, other, sha256 -> new byte[0]));
    }

    @Test
    void the_kept_package_is_for_its_owner_only_and_for_him_only_with_the_password() throws IOException {
        var manifest = sealing.seal(draft(files(plain, 1)));

        var kept = Files.readAllBytes(folder.keptPackage(SLOT));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.keptPackage(SLOT))))
                .isEqualTo("rw-------");
        assertThat(KeyPackage.parse(PasswordMessage.open(kept, PASSWORD)).formCommitment())
                .isEqualTo(manifest.form());
        assertThatThrownBy(() -> PasswordMessage.open(kept, "a guess".toCharArray()))
                .isInstanceOf(InvalidEvidence.class);
        for (var file : list(folder.home().resolve(SLOT.slot()))) {
            assertThat(Files.readString(file, ISO_8859_1)).doesNotContain("fileKey");
        }
    }

    @Test
    void without_the_password_nothing_is_replaced() throws IOException {
        sealing.seal(draft(files(plain, 1)));
        var forgetful = new Sealing(folder.lockedBy("forgotten".toCharArray()), (name, done, total) -> {});

        refused("bad-seal", () -> forgetful.replace(replacementDraft(list(plain)), SLOT));
    }

    private KeyPackage openPackage(SealedManifest manifest, KeyPair slotKey) throws IOException {
        var slot = manifest.context().slot();
        byte[] json = SealedMessage.open(
                Files.readAllBytes(folder.key(manifest.context())),
                slotKey.getPrivate(),
                SlotCertificate.of(slot, slotKey.getPublic()));
        return KeyPackage.parse(json);
    }

    private byte[] unseal(KeyPackage.Entry entry, SealedManifest.Piece piece) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = Files.newInputStream(folder.object(piece.digest()))) {
            ChunkedFile.open(in, out, entry.fileKey(), entry.context());
        }
        return out.toByteArray();
    }

    private List<Path> objects() throws IOException {
        return list(folder.home().resolve("objects"));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return new ArrayList<>(files.sorted().toList());
        }
    }
}
