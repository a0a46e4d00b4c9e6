package org.sunseal.experts.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.sunseal.crypto.Framing;

/** What holds for every pool, request and seed; the cases are small so that shortages and full employers are common. */
class DrawPropertiesTest {
    private static final List<String> SPECIALTIES = List.of("A08", "B01", "C03");
    private static final List<String> REGIONS = List.of("110000", "310000");

    @Property(tries = 200)
    void the_order_of_the_pool_lines_is_irrelevant(@ForAll long number) {
        var drawn = Case.of(number);
        var shuffled = new ArrayList<>(drawn.pool().experts());
        Collections.shuffle(shuffled, new Random(number));

        assertThat(new Pool(shuffled)).isEqualTo(drawn.pool());
        assertThat(Ranking.of(drawn.seed(), shuffled))
                .isEqualTo(Ranking.of(drawn.seed(), drawn.pool().experts()));
    }

    @Property(tries = 200)
    void one_expert_more_changes_nobodys_rank(@ForAll long number) {
        var drawn = Case.of(number);
        var all = drawn.pool().experts();

        var fewer = Ranking.of(drawn.seed(), all.subList(1, all.size()));

        assertThat(Ranking.of(drawn.seed(), all)).containsSubsequence(fewer);
    }

    @Property(tries = 300)
    void a_decline_moves_nobody_else(@ForAll long number) {
        var drawn = Case.of(number);
        var random = new Random(number);
        var declined = new HashSet<Handle>();
        var draw = drawn.draw();

        for (int i = 0; i < 6 && !draw.committee().isEmpty(); i++) {
            var before = draw.committee();
            var leaving = before.get(random.nextInt(before.size()));
            var staying = new ArrayList<>(before);
            staying.remove(leaving);

            draw = draw.afterDecline(leaving.handle());

            declined.add(leaving.handle());
            var after = draw.committee();
            assertThat(after.subList(0, staying.size())).isEqualTo(staying);
            assertThat(after.subList(staying.size(), after.size()))
                    .allMatch(next -> next.slot().equals(leaving.slot()));
            assertThat(after).noneMatch(seated -> declined.contains(seated.handle()));
        }
    }

    @Property(tries = 300)
    void everybody_seated_fits_the_request_and_sits_once(@ForAll long number) {
        var drawn = Case.of(number);
        var request = drawn.request();

        var committee = drawn.draw().committee();

        assertThat(committee.stream().map(Seated::handle)).doesNotHaveDuplicates();
        assertThat(committee)
                .allMatch(seated ->
                        fits(request, slot(request, seated), seated.member().expert()));
        assertThat(committee.stream().collect(Collectors.groupingBy(Seated::employer, Collectors.counting())))
                .allSatisfy((employer, members) -> assertThat(members).isLessThanOrEqualTo(request.maxPerEmployer()));
    }

    @Property(tries = 300)
    void a_slot_is_short_only_if_nobody_fits_and_then_stays_short(@ForAll long number) {
        var drawn = Case.of(number);
        var request = drawn.request();
        var draw = drawn.draw();
        var seated = draw.committee().stream().map(Seated::handle).collect(Collectors.toSet());

        for (var slot : request.slots()) {
            var missing = draw.missing(slot);
            assertThat(draw.steps().contains(Step.shortBy(slot, missing))).isEqualTo(missing > 0);
            if (missing > 0) {
                assertThat(drawn.pool().experts())
                        .filteredOn(expert -> !seated.contains(expert.handle()) && fits(request, slot, expert))
                        .allMatch(expert -> draw.committee().stream()
                                        .filter(member -> member.employer().equals(expert.employer()))
                                        .count()
                                == request.maxPerEmployer());
            }
        }
    }

    /** The rules about a person, written down a second time. */
    private static boolean fits(DrawRequest request, DrawRequest.Slot slot, PooledExpert expert) {
        return expert.specialties().contains(slot.specialty())
                && Set.of("*", expert.region()).contains(slot.region())
                && !request.avoidHandles().contains(expert.handle())
                && !request.avoidEmployers().contains(expert.employer())
                && expert.workload() <= request.maxWorkload();
    }

    private static DrawRequest.Slot slot(DrawRequest request, Seated seated) {
        return request.slots().stream()
                .filter(slot -> slot.code().equals(seated.slot()))
                .findFirst()
                .orElseThrow();
    }

    private record Case(Pool pool, DrawRequest request, Seed seed) {
        static Case of(long number) {
            var random = new Random(number);
            var pool = new Pool(IntStream.range(0, 2 + random.nextInt(30))
                    .mapToObj(i -> expert(i, random))
                    .toList());
            var slots = IntStream.range(0, 1 + random.nextInt(3))
                    .mapToObj(i -> new DrawRequest.Slot(
                            "S" + i,
                            SPECIALTIES.get(random.nextInt(3)),
                            random.nextBoolean() ? "*" : REGIONS.get(random.nextInt(2)),
                            1 + random.nextInt(4)))
                    .toList();
            var avoided =
                    pool.experts().get(random.nextInt(pool.experts().size())).handle();
            var request = new DrawRequest(
                    "DRAW-1", "T-1", slots, Set.of("E0"), Set.of(avoided), 3, 1 + random.nextInt(2), Set.of());
            var seed = new byte[32];
            random.nextBytes(seed);
            return new Case(pool, request, new Seed(Framing.hex(seed)));
        }

        Draw draw() {
            return Draw.of(seed, pool, request);
        }

        private static PooledExpert expert(int i, Random random) {
            var specialties = new HashSet<>(Set.of(SPECIALTIES.get(random.nextInt(3))));
            specialties.add(SPECIALTIES.get(random.nextInt(3)));
            return new PooledExpert(
                    new Handle("%08x%024x".formatted(random.nextInt(), i)),
                    specialties,
                    REGIONS.get(random.nextInt(2)),
                    "E" + random.nextInt(8),
                    random.nextInt(5));
        }
    }
}
