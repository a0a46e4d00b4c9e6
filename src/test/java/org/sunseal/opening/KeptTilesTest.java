package org.sunseal.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.proof.LogCopy;
import org.sunseal.audit.proof.LogInMemory;
import org.sunseal.audit.proof.TileSource;

class KeptTilesTest {
    @TempDir
    Path folder;

    @Test
    void only_what_still_grows_is_fetched_twice() {
        var log = new LogInMemory().with(300);
        var asked = new ArrayList<String>();
        TileSource counted = path -> {
            asked.add(path);
            return log.fetch(path);
        };
        var kept = new KeptTiles(counted, folder.resolve("kept"));
        LogCopy.write(kept, log.note(7).encode(), folder.resolve("first"));
        asked.clear();
        log.with(10);

        LogCopy.write(kept, log.note(7).encode(), folder.resolve("second"));

        assertThat(List.copyOf(asked))
                .isNotEmpty()
                .allMatch(path -> path.contains(".p/"))
                .contains("tile/0/001.p/54", "tile/entries/001.p/54");
        assertThat(folder.resolve("second/tile/0/000")).hasSameBinaryContentAs(folder.resolve("first/tile/0/000"));
    }
}
