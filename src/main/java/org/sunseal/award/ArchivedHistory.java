package org.sunseal.award;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunseal.award.proof.Vocabulary;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Times;
import org.sunseal.opening.ClosedRounds;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.Notices;
import org.sunseal.project.Orders;

/** What happened to the lot, act by act, and how its time limits were kept. */
@ApplicationScoped
class ArchivedHistory implements ArchivePart {
    private final Notices notices;
    private final Orders orders;
    private final ClosedRounds closed;
    private final Papers papers;
    private final Clocks clocks;

    ArchivedHistory(Notices notices, Orders orders, ClosedRounds closed, Papers papers, Clocks clocks) {
        this.notices = notices;
        this.orders = orders;
        this.closed = closed;
        this.papers = papers;
        this.clocks = clocks;
    }

    private record Act(Instant at, String act, String sha256) {
        Map<String, Object> asMap() {
            var map = new LinkedHashMap<String, Object>();
            map.put("at", Times.format(at));
            map.put("act", act);
            map.put("sha256", sha256);
            return map;
        }
    }

    @Override
    public void writeTo(PackageWriter archive, Lot lot) throws IOException {
        var json = new LinkedHashMap<String, Object>();
        json.put("v", 1);
        json.put("tender", lot.key().tender());
        json.put("lot", lot.key().lot());
        json.put("kind", Vocabulary.word(lot.kind()));
        json.put(
                "acts",
                QuarkusTransaction.requiringNew().call(() -> acts(lot)).stream()
                        .sorted(Comparator.comparing(Act::at))
                        .map(Act::asMap)
                        .toList());
        json.put("limits", QuarkusTransaction.requiringNew().call(() -> limits(lot.key())));
        archive.put("history.json", CanonicalJson.write(json));
    }

    private List<Act> acts(Lot lot) {
        var acts = new ArrayList<Act>();
        notices.of(lot.key())
                .forEach(notice ->
                        acts.add(new Act(notice.publishedAt(), "notice " + notice.version(), notice.sha256())));
        orders.of(lot.key())
                .forEach(order -> acts.add(
                        new Act(order.recordedAt(), "order " + Vocabulary.word(order.kind()), order.sha256())));
        for (var round : lot.rounds()) {
            closed.of(lot.key().tender(), lot.key().lot(), round.round())
                    .ifPresent(found -> acts.add(
                            new Act(found.closing().deadline(), "close " + round.round(), found.closeSha256())));
        }
        papers.of(lot.key())
                .forEach(paper -> acts.add(new Act(paper.keptAt(), Vocabulary.word(paper.kind()), paper.sha256())));
        return acts;
    }

    private List<Map<String, @Nullable Object>> limits(LotKey lot) {
        return clocks.of(lot).stream()
                .map(clock -> {
                    var map = new LinkedHashMap<String, @Nullable Object>();
                    map.put("rule", clock.citation());
                    map.put("from", Times.format(clock.beganAt()));
                    map.put("due", Times.format(clock.dueAt()));
                    map.put("met", clock.metAt().map(Times::format).orElse(null));
                    return (Map<String, @Nullable Object>) map;
                })
                .toList();
    }
}
