package org.sunseal.project.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What the regulator's orders say about a lot, to whoever is about to let one of its keys go (protocol 5.9 R4). */
public final class OrdersInForce {
    private OrdersInForce() {}

    /**
     * A sentence for every order that stops the lot; an empty list means none does. A SUSPEND holds until a RESUME names
     * it, in whatever order they came; TERMINATE is final.
     *
     * @param orders verified ones, also of other lots
     */
    public static List<String> against(String tender, String lot, Collection<Order> orders) {
        var ofLot = orders.stream()
                .filter(order -> order.tender().equals(tender) && order.lot().equals(lot))
                .toList();
        var lifted = ofLot.stream().flatMap(order -> order.lifts().stream()).collect(Collectors.toSet());
        var found = new ArrayList<String>();
        for (var order : ofLot) {
            if (order.kind() == Order.Kind.TERMINATE) {
                found.add("The lot is terminated by order %s".formatted(order.sha256()));
            }
            if (order.kind() == Order.Kind.SUSPEND && !lifted.contains(order.sha256())) {
                found.add("The lot is suspended by order %s".formatted(order.sha256()));
            }
        }
        return found;
    }
}
