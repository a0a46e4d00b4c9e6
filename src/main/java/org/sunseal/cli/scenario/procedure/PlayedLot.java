package org.sunseal.cli.scenario.procedure;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sunseal.cli.ApiClient;
import org.sunseal.cli.scenario.Actor;
import org.sunseal.cli.scenario.BidDesk;
import org.sunseal.cli.scenario.Cast;
import org.sunseal.cli.scenario.LotPlay;

/** What a play knows of one lot. It holds no rule: what may happen to the lot is the platform's to say. */
public final class PlayedLot {
    private final Kind kind;
    private final String name;
    private final String tender;
    private final String lot;
    private final Actor tenderee;
    private final Instant openAt;
    private final TreeMap<Integer, BidDesk> desks = new TreeMap<>();
    private @Nullable LotPlay announced;

    /**
     * A lot nobody knows yet.
     *
     * @param name what is bought, in the words of the project, its tender project and the lot alike
     * @param tender a code no tender project has
     * @param tenderee tenderee or procuring entity
     * @param openAt when it shall open, unless a notice moves it
     */
    public PlayedLot(Kind kind, String name, String tender, String lot, Actor tenderee, Instant openAt) {
        this.kind = kind;
        this.name = name;
        this.tender = tender;
        this.lot = lot;
        this.tenderee = tenderee;
        this.openAt = openAt;
    }

    public Kind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    public String tender() {
        return tender;
    }

    public String lot() {
        return lot;
    }

    /** Tenderee or procuring entity, for whom the agency acts. */
    public Actor tenderee() {
        return tenderee;
    }

    /** The lot as its notices have it. */
    public LotPlay announced() {
        if (announced == null) {
            throw new IllegalStateException("%s is not announced".formatted(this));
        }
        return announced;
    }

    void announcedAs(LotPlay play) {
        announced = play;
    }

    /** When it opens, by its newest notice if it has one. */
    public Instant openAt() {
        return announced == null ? openAt : announced.openAt();
    }

    /** Who is to bid for a lot of its kind. */
    List<Actor> bidders(Cast cast) {
        return kind.offers().keySet().stream().map(cast::bidder).toList();
    }

    /** Where each bidder works on its bid, by the bidder's number: those whose bids stand. */
    public NavigableMap<Integer, BidDesk> desks() {
        return Collections.unmodifiableNavigableMap(desks);
    }

    void seat(int bidder, BidDesk desk) {
        desks.put(bidder, desk);
    }

    /** The path of its tender project in the platform's interface. */
    public String tenderPath() {
        return "/api/tender-projects/" + tender;
    }

    /** Its own path in the platform's interface. */
    public String path() {
        return tenderPath() + "/lots/" + lot;
    }

    public String roundPath() {
        return announced().roundPath();
    }

    /** Where the platform says the lot stands. */
    public String stage(ApiClient api) {
        return api.get(path()).text("stage");
    }

    @Override
    public String toString() {
        return "%s, lot %s".formatted(tender, lot);
    }
}
