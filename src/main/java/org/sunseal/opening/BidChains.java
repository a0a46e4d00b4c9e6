package org.sunseal.opening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunseal.bidding.OwnBids;
import org.sunseal.bidding.SealedBid;
import org.sunseal.project.RoundKey;

/**
 * The bids one bid replaced, along {@code prev}: objects may have been taken over from them and from no others
 * (protocol 5.7).
 */
@ApplicationScoped
class BidChains {
    private final OwnBids own;

    BidChains(OwnBids own) {
        this.own = own;
    }

    /** The bids before this one, newest first. */
    @Transactional // bids are opened on threads of their own, where no request brings a session
    List<SealedBid> before(SealedBid bid) {
        var manifest = bid.manifest();
        if (manifest.prev() == null) {
            return List.of();
        }
        var context = manifest.context();
        var byDigest = new HashMap<String, SealedBid>();
        own.of(new RoundKey(context.tender(), context.lot(), context.round()), bid.organisation())
                .forEach(each -> byDigest.put(each.bid().sealedSha256(), each.bid()));
        var chain = new ArrayList<SealedBid>();
        for (var prev = manifest.prev(); prev != null; ) {
            var before = byDigest.remove(prev);
            if (before == null) {
                break;
            }
            chain.add(before);
            prev = before.manifest().prev();
        }
        return chain;
    }

    /** Their slots. */
    @Transactional
    Set<String> slotsBefore(SealedBid bid) {
        return before(bid).stream().map(SealedBid::slot).collect(Collectors.toSet());
    }
}
