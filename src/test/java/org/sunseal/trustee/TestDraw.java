package org.sunseal.trustee;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.experts.draw.DrawRequest;
import org.sunseal.experts.draw.Handle;
import org.sunseal.experts.draw.Pool;
import org.sunseal.experts.draw.PooledExpert;
import org.sunseal.experts.proof.AnnouncedDraw;
import org.sunseal.experts.proof.DrawRelease;
import org.sunseal.experts.proof.LoggedPool;
import org.sunseal.experts.proof.SettledDraw;

/** A draw for a lot of the world: its one key, its pool and its request. */
final class TestDraw {
    private final AgentWorld world;
    private final TestLot lot;
    final Allotment allotment;
    final Pool pool = new Pool(IntStream.range(0, 9)
            .mapToObj(i -> new PooledExpert(new Handle("%032x".formatted(i)), Set.of("C03"), "310000", "e" + i, 0))
            .toList());
    private final DrawRequest request;

    /** The draw of that number, with a key of a batch of its own, which nobody is asked to allot yet. */
    TestDraw(TestLot lot, int drawSeq, String batch) {
        this.world = lot.world;
        this.lot = lot;
        TestLot.makeBatch(world, batch);
        allotment = new Allotment(
                batch,
                0,
                1,
                Allotment.Purpose.DRAW,
                lot.tender,
                "1",
                drawSeq,
                lot.notice.sha256(),
                TestLot.OPEN_AT,
                lot.notice.minimumBids());
        request = new DrawRequest(
                "draw-" + drawSeq,
                lot.tender,
                List.of(new DrawRequest.Slot("S1", "C03", DrawRequest.ANYWHERE, 5)),
                Set.of(),
                Set.of(),
                9,
                9,
                Set.of());
    }

    /** The same, with the key allotted to it by all. */
    static TestDraw allotted(TestLot lot, int drawSeq, String batch) {
        var draw = new TestDraw(lot, drawSeq, batch);
        world(lot).platform.propose(draw.allotment);
        world(lot).await(() -> world(lot).platform.signatures(draw.allotment) == 5);
        return draw;
    }

    private static AgentWorld world(TestLot lot) {
        return lot.world;
    }

    /** POOL with both signatures and DRAW after that CLOSE; pool and request can be fetched. */
    AnnouncedDraw announce(String closeSha256) {
        logPool(world.platformSigning, world.regulator);
        return announce(request, closeSha256);
    }

    /** DRAW alone: who is behind the pool, nobody has signed for. */
    AnnouncedDraw announceWithoutPool(String closeSha256) {
        return announce(request, closeSha256);
    }

    void logPool(Signer... signers) {
        var named =
                new LoggedPool(request.drawId(), pool.sha256(), pool.experts().size(), "ab".repeat(32));
        world.log(LoggedPool.TYPE, SignedMessage.sign(named.body(), signers));
    }

    /** The same for a request that asks for one member more. */
    AnnouncedDraw announceAnother(String closeSha256) {
        return announce(
                new DrawRequest(
                        request.drawId(),
                        lot.tender,
                        List.of(new DrawRequest.Slot("S1", "C03", DrawRequest.ANYWHERE, 6)),
                        Set.of(),
                        Set.of(),
                        9,
                        9,
                        Set.of()),
                closeSha256);
    }

    private AnnouncedDraw announce(DrawRequest asked, String closeSha256) {
        var draw = new AnnouncedDraw(
                asked.drawId(),
                allotment.round(),
                allotment.batch() + ".0",
                allotment.sha256(),
                pool.sha256(),
                asked.sha256(),
                closeSha256);
        world.platform.drawFiles.put(draw.sha256() + "/pool", pool.bytes());
        world.platform.drawFiles.put(draw.sha256() + "/request", asked.bytes());
        world.log(AnnouncedDraw.TYPE, SignedMessage.sign(draw.body(), world.platformSigning));
        return draw;
    }

    void settle(AnnouncedDraw draw) {
        var settled = new SettledDraw(draw.sha256(), "SHORT_1", "nobody left", Framing.hex(Framing.sha256()));
        world.log(SettledDraw.TYPE, SignedMessage.sign(settled.body(), world.platformSigning));
    }

    static List<DrawRelease.Signed> releases(AgentWorld world, AnnouncedDraw draw) {
        return world.platform.drawReleases.entrySet().stream()
                .filter(each -> each.getKey().startsWith(draw.sha256()))
                .sorted(Map.Entry.comparingByKey())
                .map(each -> DrawRelease.parse(each.getValue(), world.register))
                .toList();
    }
}
