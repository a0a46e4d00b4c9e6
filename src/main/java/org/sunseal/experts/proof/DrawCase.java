package org.sunseal.experts.proof;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.project.proof.Order;

/**
 * Everything one trustee knows about one draw when it asks itself whether to release. Only verified things get in here:
 * signatures are checked where the parts are read.
 *
 * @param now the trustee's own clock
 * @param index where the DRAW stands in the log
 * @param quorumSize entries of the log under witness quorum
 * @param allotments every allotment with enough signatures in the trustee's copy of the log
 * @param drawsWithKey digests of every DRAW in it that names the same key
 * @param closings every CLOSE in it
 * @param pool pool.tsv, from wherever it came; empty while it is not held
 * @param request request.json, likewise
 * @param settled digests of the DRAWs whose outcome stands in the log under quorum
 * @param announced every DRAW in it
 * @param pools every POOL in it that platform and regulator have signed
 * @param orders every order of the regulator the trustee holds, logged or not
 */
public record DrawCase(
        Instant now,
        AnnouncedDraw draw,
        long index,
        long quorumSize,
        List<Allotment> allotments,
        Set<String> drawsWithKey,
        List<ClosedBefore> closings,
        byte[] pool,
        byte[] request,
        Set<String> settled,
        List<AnnouncedDraw> announced,
        List<CountersignedPool> pools,
        List<Order> orders) {

    /** A CLOSE signed by the platform, and where it stands in the log. */
    public record ClosedBefore(String sha256, String tender, String lot, int round, long index) {}

    /** A POOL with both signatures, and where it stands in the log. */
    public record CountersignedPool(LoggedPool pool, long index) {}

    public DrawCase {
        allotments = List.copyOf(allotments);
        drawsWithKey = Set.copyOf(drawsWithKey);
        closings = List.copyOf(closings);
        settled = Set.copyOf(settled);
        announced = List.copyOf(announced);
        pools = List.copyOf(pools);
        orders = List.copyOf(orders);
    }

    /** The allotment the DRAW names. */
    Optional<Allotment> allotment() {
        return allotments.stream()
                .filter(each -> each.sha256().equals(draw.allotSha256()))
                .findFirst();
    }
}
