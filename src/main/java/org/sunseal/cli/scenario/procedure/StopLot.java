package org.sunseal.cli.scenario.procedure;

import java.util.Map;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.project.proof.Order;

/** The regulator stops a lot: until it lets it go on, or for good. The order binds every trustee that gets it. */
final class StopLot {
    private final Ensemble ensemble;

    StopLot(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** Leaves the lot suspended. */
    void suspend(PlayedLot lot) {
        ensemble.told().step("%s: the regulator suspends it".formatted(lot));
        give(lot, Order.suspend(lot.tender(), lot.lot(), ensemble.clocks().now(), "收到投诉，暂停本标段的招标活动。"), "SUSPENDED");
    }

    /** Leaves the lot terminated. */
    void terminate(PlayedLot lot) {
        ensemble.told().step("%s: the regulator terminates it".formatted(lot));
        give(lot, Order.terminate(lot.tender(), lot.lot(), ensemble.clocks().now(), "项目规划调整，终止招标。"), "TERMINATED");
    }

    private void give(PlayedLot lot, Order order, String wanted) {
        var regulator = ensemble.cast().regulator();
        var message = order.sign(regulator.signer());
        regulator.api().post("/api/orders", Map.of("order", message));
        ensemble.told()
                .seen("%s acknowledged by %s"
                        .formatted(order.kind(), ensemble.inboxes().deliver("orders", message)));
        var stage = lot.stage(ensemble.anyone());
        Deviation.unless(stage.equals(wanted), "The stopped lot is " + stage);
    }
}
