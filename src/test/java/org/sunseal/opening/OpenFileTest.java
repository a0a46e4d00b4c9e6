package org.sunseal.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.bidding.proof.KeyPackage;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.bidding.proof.SlotContext;
import org.sunseal.crypto.ChunkedFile;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.documents.Blobs;
import org.sunseal.documents.SyncedPaths;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.proof.RecordedBid.Result;

/** Protocol 5.9 O6 and 5.10: what becomes of one file, and that nothing half-opened ever gets its name. */
class OpenFileTest {
    private static final String CONTEXT = SlotContext.of("t1", "1", 1, "b1.0").object(1);
    private static final int CHUNK = 16_384;

    private final StoredObjects stored = new StoredObjects();
    private final OpenFile files = new OpenFile(stored);
    private final byte[] fileKey = Keys.random(32);

    @TempDir
    Path folder;

    /** A sealed object and what its key package says. */
    private record SealedObject(SealedManifest.Piece piece, KeyPackage.Entry entry, byte[] plain) {}

    @ParameterizedTest
    @ValueSource(ints = {1, CHUNK - 1, CHUNK, 3 * CHUNK, 100_000})
    void a_sealed_file_opens_to_what_it_was(int size) throws IOException {
        var object = sealed(size, CONTEXT);

        assertThat(files.open(object.piece(), object.entry(), target())).isEqualTo(Result.OPENED);
        assertThat(target()).hasBinaryContent(object.plain());
        assertThat(folder.toFile().list()).containsExactly("1");
    }

    @Test
    void a_byte_lost_in_store_is_the_platforms_fault() throws IOException {
        var object = sealed(100_000, CONTEXT);
        stored.spoil(object.piece().digest());

        assertThat(files.open(object.piece(), object.entry(), target())).isEqualTo(Result.PLATFORM_FAULT);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void an_object_no_longer_stored_is_the_platforms_fault() throws IOException {
        var object = sealed(100, CONTEXT);
        stored.delete(object.piece().digest());

        assertThat(files.open(object.piece(), object.entry(), target())).isEqualTo(Result.PLATFORM_FAULT);
    }

    @Test
    void an_object_sealed_for_another_slot_is_the_bidders_fault() throws IOException {
        var object = sealed(100_000, SlotContext.of("t1", "1", 1, "b1.7").object(1));

        assertThat(files.open(object.piece(), object.entry(), target())).isEqualTo(Result.BIDDER_FAULT);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void an_object_sealed_broken_near_its_end_leaves_no_file() throws IOException {
        var object = broken(100_000);

        assertThat(files.open(object.piece(), object.entry(), target())).isEqualTo(Result.BIDDER_FAULT);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_file_that_is_not_the_one_the_package_names_is_the_bidders_fault() throws IOException {
        var object = sealed(1000, CONTEXT);
        var other = new KeyPackage.Entry(1, "file.pdf", 1000, "ab".repeat(32), fileKey, CONTEXT);

        assertThat(files.open(object.piece(), other, target())).isEqualTo(Result.BIDDER_FAULT);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void opening_again_changes_nothing() throws IOException {
        var object = sealed(1000, CONTEXT);
        files.open(object.piece(), object.entry(), target());

        assertThat(files.open(object.piece(), object.entry(), target())).isEqualTo(Result.OPENED);
        assertThat(Files.readAllBytes(target())).isEqualTo(object.plain());
    }

    @Test
    void an_opened_file_and_every_folder_above_it_are_on_the_disk() throws IOException {
        var object = sealed(100_000, CONTEXT);
        var nested = folder.resolve("close").resolve("slot").resolve("1");

        var synced = SyncedPaths.by(folder, () -> files.open(object.piece(), object.entry(), nested));

        assertThat(synced.subList(0, 2)).containsExactly(folder, folder.resolve("close"));
        assertThat(synced.get(2)).hasParentRaw(nested.getParent());
        assertThat(synced.subList(3, synced.size())).containsExactly(nested.getParent());
    }

    @Test
    void two_nodes_that_open_one_file_do_not_disturb_each_other() throws IOException {
        var object = sealed(100_000, CONTEXT);
        var others = new ArrayList<Result>();
        stored.meanwhile(() -> others.add(files.open(object.piece(), object.entry(), target())));

        assertThat(files.open(object.piece(), object.entry(), target())).isEqualTo(Result.OPENED);
        assertThat(others).containsExactly(Result.OPENED);
        assertThat(target()).hasBinaryContent(object.plain());
        assertThat(folder.toFile().list()).containsExactly("1");
    }

    private Path target() {
        return folder.resolve("1");
    }

    private SealedObject sealed(int size, String sealedFor) throws IOException {
        var plain = Keys.random(size);
        var out = new ByteArrayOutputStream();
        ChunkedFile.seal(new ByteArrayInputStream(plain), out, fileKey, Keys.random(24), sealedFor);
        return keep(plain, out.toByteArray());
    }

    /** Sealed by a bidder who changed a byte afterwards, and signed the result. */
    private SealedObject broken(int size) throws IOException {
        var plain = Keys.random(size);
        var out = new ByteArrayOutputStream();
        ChunkedFile.seal(new ByteArrayInputStream(plain), out, fileKey, Keys.random(24), CONTEXT);
        var bytes = out.toByteArray();
        bytes[bytes.length - 1] ^= 1;
        return keep(plain, bytes);
    }

    private SealedObject keep(byte[] plain, byte[] sealed) throws IOException {
        var digest = stored.keep(new ByteArrayInputStream(sealed));
        return new SealedObject(
                new SealedManifest.Piece(1, sealed.length, digest),
                new KeyPackage.Entry(1, "file.pdf", plain.length, Framing.hex(Framing.sha256(plain)), fileKey, CONTEXT),
                plain);
    }

    /** A store in memory whose bytes can be spoilt, as a disk does. */
    private static final class StoredObjects implements Blobs {
        private final Map<String, byte[]> objects = new HashMap<>();
        private Runnable meanwhile = () -> {};

        /** Runs something once, in the middle of the next reading. */
        void meanwhile(Runnable act) {
            meanwhile = act;
        }

        void spoil(String sha256) {
            objects.computeIfPresent(sha256, (name, bytes) -> {
                var spoilt = Arrays.copyOf(bytes, bytes.length);
                spoilt[bytes.length / 2] ^= 1;
                return spoilt;
            });
        }

        @Override
        public String keep(InputStream content) throws IOException {
            var bytes = content.readAllBytes();
            var sha256 = Framing.hex(Framing.sha256(bytes));
            objects.put(sha256, bytes);
            return sha256;
        }

        @Override
        public boolean holds(String sha256) {
            return objects.containsKey(sha256);
        }

        @Override
        public long size(String sha256) {
            return bytes(sha256).length;
        }

        @Override
        public InputStream read(String sha256) {
            return new FilterInputStream(new ByteArrayInputStream(bytes(sha256))) {
                @Override
                public int read(byte[] buffer, int from, int length) throws IOException {
                    var act = meanwhile;
                    meanwhile = () -> {};
                    act.run();
                    return super.read(buffer, from, length);
                }
            };
        }

        @Override
        public void delete(String sha256) {
            objects.remove(sha256);
        }

        @Override
        public long offset(String upload) {
            return 0;
        }

        @Override
        public long append(String upload, String sha256, long from, long total, InputStream part) {
            throw new UnsupportedOperationException("Nothing is uploaded here");
        }

        private byte[] bytes(String sha256) {
            var bytes = objects.get(sha256);
            if (bytes == null) {
                throw new Refused(OpeningRefusal.NO_SUCH_CLOSING, "no such blob");
            }
            return bytes;
        }
    }
}
