package org.sunseal.trustee;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.Member;

/**
 * What a key trustee does beyond witnessing: ceremonies, allotments, releases of bids and draws, and claims, with the files
 * they are promised in.
 */
final class TrusteeDesk implements AutoCloseable {
    private final ShareSafe safe;
    private final AllotmentTable table;
    private final Releases releases;
    private final Claims claims;
    private final BidLists lists;
    private final TakePartInCeremonies ceremonies;
    private final SignAllotments signAllotments;
    private final ReleaseShares releaseShares;
    private final DrawReleases drawReleases;
    private final ReleaseDrawKeys releaseDrawKeys;
    private final DeliverReleases deliverReleases;
    private final ClearClaims clearClaims;
    private final AnswerClaims answerClaims;

    TrusteeDesk(
            AgentHome home,
            Member.Trustee me,
            Platform platform,
            Casebook casebook,
            LogReplica replica,
            Quorum quorum,
            FirstSights sights,
            ClockSources clock,
            Clock machine) {
        safe = new ShareSafe(home.state("batches"), home.keys().encryption());
        table = new AllotmentTable(home.state("allotments.journal"));
        releases = new Releases(home.state("releases.journal"));
        claims = new Claims(home.state("claims.journal"));
        lists = new BidLists(platform, casebook, sights, clock, releases, home.state("lists"));
        var rounds = new RoundAsSeen(
                home.trust().register(), clock, casebook, replica, quorum, sights, lists, safe, releases, claims);
        ceremonies = new TakePartInCeremonies(platform, home, me, safe);
        signAllotments = new SignAllotments(platform, home, casebook, quorum, safe, table);
        releaseShares = new ReleaseShares(home, casebook, replica, rounds, lists, safe, releases);
        drawReleases = new DrawReleases(home.state("draws.journal"));
        releaseDrawKeys =
                new ReleaseDrawKeys(platform, home, casebook, replica, quorum, clock, machine, safe, drawReleases);
        deliverReleases = new DeliverReleases(platform, home, casebook, releases, machine);
        clearClaims = new ClearClaims(platform, home, casebook, lists, claims, machine);
        answerClaims = new AnswerClaims(home, casebook, rounds, lists, releases, claims, clock);
    }

    /** One round of everything that is quick. */
    void step(Troubles troubles) throws InterruptedException {
        troubles.attempt("allotments", signAllotments::step);
        troubles.attempt("closing lists", lists::step);
        troubles.attempt("claims", clearClaims::step);
        troubles.attempt("releases", releaseShares::step);
        troubles.attempt("sending releases", deliverReleases::step);
        troubles.attempt("draws", releaseDrawKeys::step);
    }

    /** One round of ceremonies; minutes of arithmetic when a batch is made, so it has its own thread. */
    void stepCeremonies(Troubles troubles) throws InterruptedException {
        troubles.attempt("ceremonies", ceremonies::step);
    }

    /** To be called when this home turns out to be an old backup. */
    void distrustOldBatches() {
        table.freeze(safe.batches());
    }

    AnswerClaims answerClaims() {
        return answerClaims;
    }

    List<String> batches() {
        return safe.batches().stream()
                .filter(batch -> safe.certifiedKeys(batch).isPresent())
                .toList();
    }

    List<Map<String, Object>> allotments() {
        return table.allotments().stream().map(TrusteeDesk::json).toList();
    }

    private static Map<String, Object> json(Allotment allotment) {
        var json = new LinkedHashMap<String, Object>();
        json.put("batch", allotment.batch());
        json.put("firstKey", allotment.firstKey());
        json.put("count", allotment.count());
        json.put("purpose", allotment.purpose().name());
        json.put("tender", allotment.tender());
        json.put("lot", allotment.lot());
        json.put("round", allotment.round());
        return json;
    }

    Map<String, String> allotmentsRefused() {
        return signAllotments.refusals();
    }

    /** Digests of the closings released under. */
    List<String> released() {
        return releases.closings();
    }

    List<Hold> holds() {
        return releaseShares.holds();
    }

    /** Digests of the draws a key was released for. */
    List<String> drawsReleased() {
        return drawReleases.draws();
    }

    /** Why a draw's key is held back, by digest of the DRAW. */
    Map<String, List<String>> drawsHeld() {
        return releaseDrawKeys.holds();
    }

    List<String> openClaims() {
        return claims.open().keySet().stream()
                .map(Claims.Subject::slot)
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        table.close();
        releases.close();
        drawReleases.close();
        claims.close();
    }
}
