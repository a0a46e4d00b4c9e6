package org.sunseal.dispute;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;

class FilingTest {
    private static final UUID ID = UUID.randomUUID();
    private static final Filing FILING = new Filing(
            UUID.randomUUID(),
            "Acme",
            "91330100MA0000001X",
            Instant.parse("2026-03-02T01:30:00.123Z"),
            new byte[] {1, 2, 3},
            new byte[16]);

    @Test
    void comes_back_from_its_sealed_row_as_it_was() {
        var read = Filing.read(Fields.read(CanonicalJson.write(FILING.sealed())));

        assertThat(read).usingRecursiveComparison().isEqualTo(FILING);
    }

    @Test
    void its_log_entry_commits_to_who_when_what_and_whether_it_was_late() {
        var body = new String(FILING.entry(ID, true).body(), UTF_8);

        assertThat(body)
                .contains(ID.toString(), "91330100MA0000001X", "2026-03-02T01:30:00.123Z", "\"late\":true")
                .contains("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"); // SHA-256 of 1, 2, 3
        assertThat(FILING.entry(ID, true).encode())
                .isNotEqualTo(FILING.entry(ID, false).encode());
    }
}
