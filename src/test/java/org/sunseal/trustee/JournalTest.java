package org.sunseal.trustee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    private Path folder;

    @Test
    void what_was_appended_is_there_after_reopening_in_order() {
        write("one", "two");
        write("three");

        assertThat(read()).containsExactly("one", "two", "three");
    }

    @Test
    void only_the_owner_may_read_it() throws IOException {
        write("one");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_record_cut_off_anywhere_is_forgotten_and_the_file_goes_on() throws IOException {
        write("one", "two");
        byte[] whole = Files.readAllBytes(file());
        int first = whole.length / 2;

        for (int length = first + 1; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            write("next");
            assertThat(read()).as("cut at %d", length).containsExactly("one", "next");
        }
    }

    @Test
    void damage_before_the_last_record_stops_the_agent() throws IOException {
        write("one", "two");
        byte[] bytes = Files.readAllBytes(file());
        bytes[10] ^= 1;
        Files.write(file(), bytes);

        assertThatIllegalStateException().isThrownBy(this::read).withMessageContaining("damaged at byte 0");
    }

    @Test
    void a_flipped_length_before_the_last_record_stops_the_agent_and_forgets_nothing() throws IOException {
        write("one", "two", "three");
        byte[] whole = Files.readAllBytes(file());

        for (int bit = 0; bit < Integer.SIZE; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            Files.write(file(), damaged);

            assertThatIllegalStateException()
                    .as("bit %d", bit)
                    .isThrownBy(this::read)
                    .withMessageContaining("damaged at byte 0");
            assertThat(file()).hasBinaryContent(damaged);
        }
    }

    @Test
    void bytes_kept_for_good_are_never_replaced() {
        var kept = folder.resolve("kept");
        Durable.keep(kept, new byte[] {1});
        Durable.keep(kept, new byte[] {1});

        assertThatIllegalStateException().isThrownBy(() -> Durable.keep(kept, new byte[] {2}));

        assertThat(Durable.read(kept)).containsExactly(1);
    }

    private Path file() {
        return folder.resolve("a.journal");
    }

    private void write(String... words) {
        try (var journal = Journal.open(file(), record -> {})) {
            for (var word : words) {
                journal.append(Map.of("word", word));
            }
        }
    }

    private List<String> read() {
        var words = new ArrayList<String>();
        Journal.open(file(), record -> words.add(record.text("word"))).close();
        return words;
    }
}
