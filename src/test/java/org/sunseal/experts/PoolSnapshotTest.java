package org.sunseal.experts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.experts.draw.DrawRequest;
import org.sunseal.experts.draw.Handle;
import org.sunseal.experts.proof.PrivateFile;
import org.sunseal.project.LotKey;

class PoolSnapshotTest {
    private static final Instant MEETING = Instant.parse("2026-03-02T01:30:00Z");
    private static final String BIDDER = "91330100MA000000X1";
    private static final ExpertSecrets SECRETS = new ExpertSecrets(Keys.random(32));
    private final CommitteeDraw draw = new CommitteeDraw(
            new LotKey("T-1", "1"),
            1,
            new DrawWish(
                    List.of(new DrawRequest.Slot("S1", "A01", DrawRequest.ANYWHERE, 3)), 9, 9, MEETING, "room 3", 0),
            "cc".repeat(32),
            MEETING.minus(Duration.ofDays(1)));

    @Test
    void who_cannot_come_or_cannot_be_asked_is_not_in_the_pool() {
        var there = expert(true, true, null);
        var away = expert(true, false, null);
        var withoutAccount = expert(false, true, null);
        var meetsElsewhere = expert(true, true, null);

        var snapshot = take(
                List.of(there, away, withoutAccount, meetsElsewhere),
                Set.of(),
                Map.of(meetsElsewhere.id(), List.of(MEETING.plus(Duration.ofHours(3)))));

        assertThat(snapshot.privateFile().lines())
                .extracting(PrivateFile.Line::expert)
                .containsExactly(there.id());
    }

    @Test
    void a_bidders_people_of_the_last_three_years_are_avoided() {
        var now = expert(true, true, new Employment(BIDDER, LocalDate.parse("2020-01-01"), null));
        var lately = expert(
                true, true, new Employment(BIDDER, LocalDate.parse("2015-01-01"), LocalDate.parse("2023-03-03")));
        var longAgo = expert(
                true, true, new Employment(BIDDER, LocalDate.parse("2015-01-01"), LocalDate.parse("2023-03-02")));
        var satBefore = expert(true, true, null);

        var snapshot = PoolSnapshot.take(
                draw,
                List.of(now, lately, longAgo, satBefore),
                new PoolSnapshot.Circumstances(Set.of(BIDDER), Set.of(satBefore.id()), Map.of()));

        var file = snapshot.privateFile();
        assertThat(snapshot.request().avoidHandles())
                .containsExactlyInAnyOrder(handle(file, now), handle(file, lately), handle(file, satBefore));
        assertThat(snapshot.request().avoidEmployers()).containsExactly(file.pseudonym(BIDDER));
        assertThat(snapshot.pool().experts())
                .filteredOn(line -> line.handle().equals(handle(file, now)))
                .singleElement()
                .satisfies(line -> assertThat(line.employer()).isEqualTo(file.pseudonym(BIDDER)));
    }

    @Test
    void two_snapshots_of_the_same_people_have_nothing_in_common_and_no_name_in_them() {
        var people = List.of(
                expert(true, true, new Employment(BIDDER, LocalDate.parse("2020-01-01"), null)),
                expert(true, true, null));

        var one = take(people, Set.of(BIDDER), Map.of());
        var other = take(people, Set.of(BIDDER), Map.of());

        assertThat(one.pool().experts())
                .extracting(line -> line.handle())
                .doesNotContainAnyElementsOf(other.pool().experts().stream()
                        .map(line -> line.handle())
                        .toList());
        assertThat(one.request().avoidEmployers()).isNotEqualTo(other.request().avoidEmployers());
        assertThat(PrivateFile.parse(one.privateFile().bytes()).lines())
                .hasSameSizeAs(one.privateFile().lines());
        for (var line : one.privateFile().lines()) {
            assertThat(Handle.of(line.salt(), line.expert().toString())).isEqualTo(line.handle());
        }
        assertThat(new String(one.pool().bytes(), StandardCharsets.US_ASCII))
                .doesNotContain(BIDDER, people.getFirst().id().toString());
    }

    private PoolSnapshot take(List<Expert> experts, Set<String> avoided, Map<UUID, List<Instant>> meetings) {
        return PoolSnapshot.take(draw, experts, new PoolSnapshot.Circumstances(avoided, Set.of(), meetings));
    }

    private static Handle handle(PrivateFile file, Expert expert) {
        return file.line(expert.id()).orElseThrow().handle();
    }

    private static Expert expert(boolean joined, boolean available, @Nullable Employment employment) {
        var keys = Keys.ecP256();
        var certificate = Certificates.selfSigned(
                keys, "CN=expert", false, MEETING.minus(Duration.ofDays(9)), MEETING.plus(Duration.ofDays(9)));
        var expert = new Expert(
                "专家甲",
                SECRETS,
                Set.of("A01"),
                "430000",
                employment == null ? List.of() : List.of(employment),
                certificate,
                MEETING);
        if (joined) {
            expert.join("subject-" + Framing.hex(Keys.random(4)));
        }
        if (available) {
            expert.isAvailable(List.of(new Availability(MEETING.minusSeconds(1), MEETING.plusSeconds(1))));
        }
        return expert;
    }
}
