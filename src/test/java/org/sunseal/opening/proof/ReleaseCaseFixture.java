package org.sunseal.opening.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.project.proof.EffectiveTerms;
import org.sunseal.project.proof.Order;

/** A round that any trustee would release; each test spoils one thing about it. */
final class ReleaseCaseFixture {
    static final Instant OPEN_AT = Instant.parse("2026-03-02T01:30:00Z");
    static final Duration WINDOW = Duration.ofMinutes(5);
    static final String ROOT = "ab".repeat(32);

    Instant now = OPEN_AT.plus(WINDOW).plusSeconds(10);
    Instant firstSeen = OPEN_AT.plusSeconds(8);
    Instant tokenTime = OPEN_AT.plusSeconds(2);
    Instant quorumTime = OPEN_AT.plusSeconds(4);
    EffectiveTerms terms = new EffectiveTerms(OPEN_AT, 3);
    boolean waitsForAdmission;
    Allotment.Purpose purpose = Allotment.Purpose.BID;
    BidList list = BidList.of(List.of(bid("b1.4"), bid("b1.0"), bid("b1.7")));
    Instant deadline = OPEN_AT;
    String ownRoot = ROOT;
    long index = 40;
    Set<String> otherCloses = new HashSet<>();
    Map<String, String> releasedUnder = new HashMap<>();
    List<Order> orders = List.of();
    Set<String> openClaims = Set.of();
    List<Allotment> further = List.of();

    Allotment allotment(String batch, int firstKey) {
        return new Allotment(batch, firstKey, 8, purpose, "t1", "1", 1, "ee".repeat(32), OPEN_AT, 3);
    }

    static ListedBid bid(String slot) {
        return new ListedBid(slot, "cd".repeat(32), 12);
    }

    Closing closing() {
        return new Closing(
                "t1", "1", 1, deadline, "ee".repeat(32), list.entries().size(), list.root(), List.of(), 32, ROOT);
    }

    ReleaseCase build() {
        var closing = closing();
        return build(closing, list);
    }

    ReleaseCase build(Closing closing, BidList shown) {
        var allotments = new ArrayList<>(further);
        allotments.addFirst(allotment("b1", 0));
        var closes = new HashSet<>(otherCloses);
        closes.add(closing.sha256());
        return new ReleaseCase(
                now,
                terms,
                WINDOW,
                waitsForAdmission,
                allotments,
                new ProvenClose(closing, tokenTime, index, quorumTime),
                ownRoot,
                closes,
                shown,
                firstSeen,
                releasedUnder,
                orders,
                openClaims);
    }
}
