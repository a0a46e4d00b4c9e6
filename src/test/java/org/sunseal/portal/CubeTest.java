package org.sunseal.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CubeTest {
    private static final List<String> KINDS = List.of("ENGINEERING", "PROCUREMENT", "OTHER");
    private static final List<String> REGIONS = List.of("CN", "330000", "330500", "330502", "440000", "440103");
    private static final List<String> STAGES = List.of("ISSUING", "OPENED", "FAILED");
    private static final List<String> SPANS = List.of("today", "7d", "30d", "later", "past", "none");

    @Property
    void the_count_beside_a_value_is_the_hits_when_it_alone_is_chosen(
            @ForAll("cubes") Cube cube, @ForAll("filters") Filter filter) {
        for (var dimension : EnumSet.of(Dimension.KIND, Dimension.REGION, Dimension.STAGE, Dimension.DUE)) {
            for (var choice : cube.choices(filter, dimension)) {
                assertThat(choice.count()).isEqualTo(cube.count(with(filter, dimension, Set.of(choice.value()))));
                assertThat(choice.chosen()).isEqualTo(filter.of(dimension).contains(choice.value()));
            }
        }
    }

    @Property
    void what_is_dropped_brings_what_was_promised(@ForAll("cubes") Cube cube, @ForAll("filters") Filter filter) {
        var removing = Removing.all(filter, cube, () -> cube);

        assertThat(removing.isEmpty()).isEqualTo(filter.inUse().isEmpty() || cube.count(filter) > 0);
        for (var each : removing) {
            var dropped = Dimension.valueOf(each.filter().toUpperCase(java.util.Locale.ROOT));
            assertThat(each.hitsWithout()).isEqualTo(cube.count(with(filter, dropped, Set.of())));
        }
    }

    @Test
    void a_province_takes_in_its_counties_and_the_country_only_its_own() {
        var cube = new Cube(
                List.of(cell("OTHER", "330502", "ISSUING", "later", 2), cell("OTHER", "CN", "ISSUING", "later", 1)));

        var regions = cube.choices(new Filter(null, Map.of()), Dimension.REGION);

        assertThat(regions)
                .containsExactly(
                        new Choice("330000", 2, false),
                        new Choice("330500", 2, false),
                        new Choice("330502", 2, false),
                        new Choice("CN", 1, false));
    }

    @Test
    void today_belongs_to_the_next_days_and_what_is_past_to_none() {
        var cube = new Cube(List.of(
                cell("OTHER", "CN", "ISSUING", "today", 1),
                cell("OTHER", "CN", "ISSUING", "7d", 2),
                cell("OTHER", "CN", "OPENED", "past", 4)));

        assertThat(cube.choices(new Filter(null, Map.of()), Dimension.DUE))
                .containsExactly(
                        new Choice("today", 1, false), new Choice("7d", 3, false), new Choice("30d", 3, false));
    }

    @Test
    void a_chosen_value_that_nothing_has_is_shown_with_nothing() {
        var filter = new Filter(null, Map.of(Dimension.STAGE, Set.of("ARCHIVED")));

        assertThat(new Cube(List.of()).choices(filter, Dimension.STAGE))
                .containsExactly(new Choice("ARCHIVED", 0, true));
    }

    private static Filter with(Filter filter, Dimension dimension, Set<String> values) {
        var chosen = new EnumMap<Dimension, Set<String>>(Dimension.class);
        chosen.putAll(filter.chosen());
        chosen.remove(dimension);
        if (!values.isEmpty()) {
            chosen.put(dimension, values);
        }
        return new Filter(filter.q(), chosen);
    }

    private static Cube.Cell cell(String kind, String region, String stage, String due, long count) {
        return new Cube.Cell(
                Map.of(Dimension.KIND, kind, Dimension.REGION, region, Dimension.STAGE, stage, Dimension.DUE, due),
                count);
    }

    @Provide
    Arbitrary<Cube> cubes() {
        return Combinators.combine(
                        Arbitraries.of(KINDS),
                        Arbitraries.of(REGIONS),
                        Arbitraries.of(STAGES),
                        Arbitraries.of(SPANS),
                        Arbitraries.longs().between(1, 9))
                .as(CubeTest::cell)
                .list()
                .ofMaxSize(12)
                .map(Cube::new);
    }

    @Provide
    Arbitrary<Filter> filters() {
        var some = Map.of(
                Dimension.KIND, KINDS,
                Dimension.REGION, REGIONS,
                Dimension.STAGE, STAGES,
                Dimension.DUE, List.of("today", "7d", "30d"));
        return Combinators.combine(
                        chosen(some, Dimension.KIND),
                        chosen(some, Dimension.REGION),
                        chosen(some, Dimension.STAGE),
                        chosen(some, Dimension.DUE))
                .as((kind, region, stage, due) -> {
                    var filter = new Filter(null, Map.of());
                    filter = with(filter, Dimension.KIND, kind);
                    filter = with(filter, Dimension.REGION, region);
                    filter = with(filter, Dimension.STAGE, stage);
                    return with(filter, Dimension.DUE, due);
                });
    }

    private static Arbitrary<Set<String>> chosen(Map<Dimension, List<String>> some, Dimension dimension) {
        return Arbitraries.of(some.getOrDefault(dimension, List.of())).set().ofMaxSize(2);
    }
}
