package org.sunseal.experts.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.experts.draw.DrawRequest;
import org.sunseal.experts.draw.Handle;
import org.sunseal.experts.draw.Pool;
import org.sunseal.experts.draw.PooledExpert;
import org.sunseal.project.proof.Order;

/** A draw that breaks no rule; a test spoils one thing of it. */
final class DrawCaseFixture {
    static final Instant OPEN_AT = Instant.parse("2026-03-02T01:30:00Z");
    static final String CLOSE = "cc".repeat(32);
    static final Allotment KEY = allotment(1, 7, 1, Allotment.Purpose.DRAW);
    static final Pool POOL =
            new Pool(List.of(new PooledExpert(new Handle("0".repeat(32)), Set.of("C03"), "310000", "e1", 0)));
    static final DrawRequest REQUEST = request("T-1");

    Instant now = OPEN_AT.plus(Duration.ofMinutes(1));
    AnnouncedDraw draw = draw(1, KEY, "b1.7", REQUEST);
    long index = 20;
    long quorumSize = 30;
    List<Allotment> allotments = List.of(KEY);
    Set<String> drawsWithKey = Set.of();
    List<DrawCase.ClosedBefore> closings = List.of(closing("1", 1, 10));
    byte[] pool = POOL.bytes();
    byte[] request = REQUEST.bytes();
    Set<String> settled = Set.of();
    List<AnnouncedDraw> announced = List.of(draw);
    List<DrawCase.CountersignedPool> pools = List.of(pool(POOL.sha256(), "ff".repeat(32), 19));
    List<Order> orders = List.of();

    DrawCase build() {
        return new DrawCase(
                now,
                draw,
                index,
                quorumSize,
                allotments,
                drawsWithKey.isEmpty() ? Set.of(draw.sha256()) : drawsWithKey,
                closings,
                pool,
                request,
                settled,
                announced,
                pools,
                orders);
    }

    static DrawCase.CountersignedPool pool(String poolHash, String privateSha256, long index) {
        return new DrawCase.CountersignedPool(new LoggedPool("draw-1", poolHash, 1, privateSha256), index);
    }

    static DrawCase.ClosedBefore closing(String lot, int round, long index) {
        return new DrawCase.ClosedBefore(CLOSE, "T-1", lot, round, index);
    }

    static AnnouncedDraw draw(int drawSeq, Allotment allotment, String keyId, DrawRequest request) {
        return new AnnouncedDraw("draw-1", drawSeq, keyId, allotment.sha256(), POOL.sha256(), request.sha256(), CLOSE);
    }

    static Allotment allotment(int drawSeq, int firstKey, int count, Allotment.Purpose purpose) {
        return new Allotment("b1", firstKey, count, purpose, "T-1", "1", drawSeq, "aa".repeat(32), OPEN_AT, 3);
    }

    static DrawRequest request(String tender) {
        return new DrawRequest(
                "draw-1",
                tender,
                List.of(new DrawRequest.Slot("S1", "C03", DrawRequest.ANYWHERE, 1)),
                Set.of(),
                Set.of(),
                9,
                9,
                Set.of());
    }
}
