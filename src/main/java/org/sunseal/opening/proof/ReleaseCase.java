package org.sunseal.opening.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.project.proof.EffectiveTerms;
import org.sunseal.project.proof.Order;

/**
 * Everything one trustee knows about one round when it asks itself whether to release. Only verified things get in
 * here: signatures, tokens and inclusion are checked where the parts are read.
 *
 * @param now the trustee's own clock
 * @param terms opening time and minimum of bids that every notice and the allotment agree on (protocol 5.1b)
 * @param objectionWindow the longest window that any notice held names
 * @param waitsForAdmission whether the round's {@code after} names another round
 * @param allotments the keys allotted to this lot and round, all under the same terms
 * @param close the CLOSE to be acted upon
 * @param ownRootAtPrevious root of this trustee's own copy of the log at {@code close.previousSize}, hex
 * @param closesOfRound digests of every CLOSE of this round in the trustee's copy of the log
 * @param list the list, from wherever it came
 * @param firstSeen when this trustee first held CLOSE and list together, by its own clock
 * @param releasedUnder for every slot this trustee ever released: digest of the CLOSE it did it for
 * @param orders every order of the regulator this trustee holds for the lot, logged or not
 * @param openClaims slots of claims that nobody has closed
 */
public record ReleaseCase(
        Instant now,
        EffectiveTerms terms,
        Duration objectionWindow,
        boolean waitsForAdmission,
        List<Allotment> allotments,
        ProvenClose close,
        String ownRootAtPrevious,
        Set<String> closesOfRound,
        BidList list,
        Instant firstSeen,
        Map<String, String> releasedUnder,
        List<Order> orders,
        Set<String> openClaims) {

    public ReleaseCase {
        allotments = List.copyOf(allotments);
        closesOfRound = Set.copyOf(closesOfRound);
        releasedUnder = Map.copyOf(releasedUnder);
        orders = List.copyOf(orders);
        openClaims = Set.copyOf(openClaims);
    }
}
