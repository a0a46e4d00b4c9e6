package org.sunseal.experts.proof;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sunseal.custody.proof.Allotment;

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
        List<AnnouncedDraw> announced) {

    /** A CLOSE signed by the platform, and where it stands in the log. */
    public record ClosedBefore(String sha256, String tender, String lot, int round, long index) {}

    public DrawCase {
        allotments = List.copyOf(allotments);
        drawsWithKey = Set.copyOf(drawsWithKey);
        closings = List.copyOf(closings);
        settled = Set.copyOf(settled);
        announced = List.copyOf(announced);
    }

    /** The allotment the DRAW names. */
    Optional<Allotment> allotment() {
        return allotments.stream()
                .filter(each -> each.sha256().equals(draw.allotSha256()))
                .findFirst();
    }
}
