package org.sunseal.cli.scenario;

import java.time.Duration;
import java.util.Map;
import org.sunseal.cli.ApiClient;
import org.sunseal.project.proof.Order;

/** The regulator stops lot 1 across its deadline and lets it go on: orders that platform and trustees obey alike. */
final class SuspendAndResume {
    private final Cast cast;
    private final ApiClient anyone;
    private final Clocks clocks;
    private final Closings closings;
    private final Inboxes inboxes;
    private final Narration told;

    SuspendAndResume(Cast cast, ApiClient anyone, Clocks clocks, Closings closings, Inboxes inboxes, Narration told) {
        this.cast = cast;
        this.anyone = anyone;
        this.clocks = clocks;
        this.closings = closings;
        this.inboxes = inboxes;
        this.told = told;
    }

    /** Leaves the lot past its deadline, resumed. */
    void play(LotPlay lot, HandInBids bids) {
        told.act("The regulator suspends lot %s, and lets it go on".formatted(lot.lot()));
        told.step("%s prepares a second bid, still in time, and does not hand it in"
                .formatted(cast.bidder(5).name()));
        var late = bids.desk(5).prepare(new Offer("10999999.00", 160));
        told.seen("sealed and uploaded under slot " + late.slot().slot());

        var suspension = Order.suspend(lot.tender(), lot.lot(), clocks.now(), "A complaint is being looked into");
        told.step("SUSPEND, signed by the regulator, goes to the platform and to every trustee");
        give(suspension);
        Deviation.unless(lot.stage(anyone).equals("SUSPENDED"), "The lot is not suspended");
        told.step("While it is suspended no bid is taken");
        told.seen(Expected.refusal("lot-suspended", () -> bids.desk(5).commit(late)));

        told.step("All clocks move past the deadline %s: nothing closes, nothing opens".formatted(lot.openAt()));
        clocks.moveTo(lot.openAt().plus(Duration.ofSeconds(30)));
        stays(lot);

        told.step("RESUME names that very suspension");
        give(Order.resume(suspension, clocks.now(), "The complaint was unfounded"));
        told.step("A bid after the deadline is refused: the prepared one comes too late");
        told.seen(Expected.refusal("bidding-closed", () -> bids.desk(5).commit(late)));
    }

    private void give(Order order) {
        var message = order.sign(cast.regulator().signer());
        cast.regulator().api().post("/api/orders", Map.of("order", message));
        told.seen("%s acknowledged by %s".formatted(order.kind(), inboxes.deliver("orders", message)));
    }

    private void stays(LotPlay lot) {
        long start = System.nanoTime();
        told.await("watching that nothing happens", Patience.NOTHING_HAPPENS.multipliedBy(2), () -> {
            Deviation.unless(closings.closing(lot).isEmpty(), "A suspended lot was closed");
            return System.nanoTime() - start > Patience.NOTHING_HAPPENS.toNanos();
        });
        told.seen("for %d s nothing happened".formatted(Patience.NOTHING_HAPPENS.toSeconds()));
    }
}
