package org.sunseal.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 1234067, 256, tile/0/x001/x234/067",
        "1, 1000, 17, tile/1/x001/000.p/17",
        "-1, 67, 255, tile/entries/067.p/255"
    })
    void paths_are_those_of_the_specification(int level, long number, int width, String path) {
        var tile = new TilePath(level, number, width);

        assertThat(tile.path()).isEqualTo(path);
        assertThat(TilePath.parse(path)).contains(tile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/0",
                "tile/0/x000/001",
                "tile/00/000",
                "tile/7/000",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/0/1234",
                "tile/0/x001/x234/67",
                "tile/../000",
                "checkpoint"
            })
    void what_names_no_tile_is_not_read(String path) {
        assertThat(TilePath.parse(path)).isEmpty();
    }

    /** The example of tlog-tiles: a tree of 70,000. */
    @Test
    void a_tree_has_the_tiles_the_specification_counts() {
        assertThat(TilePath.in(70_000, 0, 272)).contains(new TilePath(0, 272, 256));
        assertThat(TilePath.in(70_000, 0, 273)).contains(new TilePath(0, 273, 112));
        assertThat(TilePath.in(70_000, 0, 274)).isEmpty();
        assertThat(TilePath.in(70_000, 1, 1)).contains(new TilePath(1, 1, 17));
        assertThat(TilePath.in(70_000, 2, 0)).contains(new TilePath(2, 0, 1));
        assertThat(TilePath.in(256, 1, 0)).contains(new TilePath(1, 0, 1));
    }
}
