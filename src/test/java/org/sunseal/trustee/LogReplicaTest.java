package org.sunseal.trustee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Merkle;

class LogReplicaTest {
    private static final LogReplica.Reader NOBODY = (index, entry) -> {};

    @TempDir
    private Path folder;

    private final List<byte[]> log = new ArrayList<>(entries(40_000, 0)); // past two milestones

    @Test
    void it_knows_the_root_at_every_earlier_size() throws Exception {
        try (var replica = replicaOf(log.size())) {
            for (int size : new int[] {0, 1, 255, 16_383, 16_384, 16_385, 32_768, 39_999, 40_000}) {
                assertThat(replica.rootAt(size)).as("at %d", size).isEqualTo(root(log.subList(0, size)));
            }
        }
    }

    @Test
    void a_checkpoint_that_does_not_continue_what_is_held_is_refused_and_changes_nothing() throws Exception {
        try (var replica = replicaOf(1000)) {
            var forked = new ArrayList<>(log.subList(0, 990));
            forked.addAll(entries(20, 7));

            assertThatThrownBy(() -> replica.extend(checkpoint(forked), source(forked), NOBODY))
                    .isInstanceOf(InvalidEvidence.class)
                    .hasMessageContaining("forked-log");

            assertThat(replica.size()).isEqualTo(1000);
            var honest = log.subList(0, 1010);
            replica.extend(checkpoint(honest), source(honest), NOBODY);
            assertThat(replica.root()).isEqualTo(root(honest));
        }
    }

    @Test
    void entries_are_told_once_each_with_their_index() throws Exception {
        var told = new ArrayList<Long>();
        try (var replica = replicaOf(300)) {
            var grown = log.subList(0, 310);
            replica.extend(checkpoint(grown), source(grown), (index, entry) -> told.add(index));
        }
        assertThat(told)
                .containsExactlyElementsOf(
                        IntStream.range(300, 310).mapToObj(i -> (long) i).toList());
    }

    @Test
    void reopening_forgets_what_was_never_vouched_for() throws Exception {
        replicaOf(500).close();
        var file = folder.resolve("entries");

        try (var reopened = new LogReplica(file, 400, root(log.subList(0, 400)), NOBODY)) {
            assertThat(reopened.size()).isEqualTo(400);
            reopened.extend(checkpoint(log.subList(0, 600)), source(log), NOBODY);
            assertThat(reopened.root()).isEqualTo(root(log.subList(0, 600)));
        }
    }

    @Test
    void a_damaged_file_stops_the_agent() throws Exception {
        replicaOf(500).close();
        var file = folder.resolve("entries");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatIllegalStateException()
                .isThrownBy(() -> new LogReplica(file, 500, root(log.subList(0, 500)), NOBODY).close());
    }

    @Test
    void a_shortened_file_stops_the_agent() throws Exception {
        replicaOf(500).close();

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> new LogReplica(folder.resolve("entries"), 501, root(log.subList(0, 501)), NOBODY).close())
                .withMessageContaining("ends before");
    }

    private LogReplica replicaOf(int size) throws IOException, InterruptedException {
        var replica = new LogReplica(folder.resolve("entries"), 0, Framing.sha256(), NOBODY);
        replica.extend(checkpoint(log.subList(0, size)), source(log), NOBODY);
        return replica;
    }

    private static LogReplica.Source source(List<byte[]> entries) {
        return (from, to) -> entries.subList((int) from, (int) Math.min(Math.min(to, from + 256), entries.size()));
    }

    private static Checkpoint checkpoint(List<byte[]> entries) {
        return new Checkpoint("test", entries.size(), root(entries));
    }

    private static byte[] root(List<byte[]> entries) {
        return Merkle.root(entries.stream().map(Merkle::leafHash).toList());
    }

    private static List<byte[]> entries(int count, int salt) {
        return IntStream.range(0, count)
                .mapToObj(i -> new byte[] {0, (byte) salt, (byte) (i >> 8), (byte) i})
                .toList();
    }
}
