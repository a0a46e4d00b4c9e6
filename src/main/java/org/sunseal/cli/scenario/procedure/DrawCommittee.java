package org.sunseal.cli.scenario.procedure;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sunseal.cli.ApiProblem;
import org.sunseal.cli.CountersignPool;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.cli.scenario.Patience;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Times;
import org.sunseal.experts.proof.verify.DrawCheck;
import org.sunseal.experts.proof.verify.DrawVerifier;

/**
 * The agency asks for experts by specialty and number, never by name; the trustees let the key of each draw go, and
 * those drawn are invited. One declines, and the draw gives the seat to the next in rank.
 */
public final class DrawCommittee {
    private static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime AFTERNOON = LocalTime.of(14, 0);
    private static final int MOST_WORK = 20;
    private static final int MOST_OF_AN_EMPLOYER = 2;

    private final Ensemble ensemble;
    private final ExpertPool pool;

    public DrawCommittee(Ensemble ensemble, ExpertPool pool) {
        this.ensemble = ensemble;
        this.pool = pool;
    }

    /** A draw the agency asked for. */
    private record Asked(PlayedLot lot, Instant meetsAt, String place, int experts, int delegates) {
        String draws() {
            return lot.path() + "/draws";
        }
    }

    /**
     * Draws a committee for each lot, all of them closed. Two meet on a day, for nobody can judge everywhere at once;
     * of the first lot's experts one declines.
     */
    public List<Committee> play(List<PlayedLot> lots) {
        var told = ensemble.told();
        told.act("The committee is drawn");
        var day = LocalDate.ofInstant(ensemble.clocks().now(), LEGAL_ZONE);
        var asked = new ArrayList<Asked>();
        for (var i = 0; i < lots.size(); i++) {
            var morning = i % 2 == 0;
            day = morning ? nextWorkday(day) : day;
            asked.add(ask(
                    lots.get(i),
                    day.atTime(morning ? MORNING : AFTERNOON).atZone(LEGAL_ZONE).toInstant()));
        }
        told.step("The trustees allot a key to each draw, and the platform takes its pool");
        asked.forEach(this::countersign);
        told.step("The trustees see pool and request fixed in the log, and let the key go");
        asked.forEach(each ->
                told.await("the committee of %s is drawn".formatted(each.lot()), Patience.ALLOTMENT, () -> newest(each)
                        .text("state")
                        .equals("DRAWN")));
        var committees = new ArrayList<Committee>();
        for (var each : asked) {
            committees.add(seated(each, committees.isEmpty()));
        }
        return committees;
    }

    private static LocalDate nextWorkday(LocalDate day) {
        var next = day.plusDays(1);
        return next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY
                ? nextWorkday(next)
                : next;
    }

    private Asked ask(PlayedLot lot, Instant meetsAt) {
        var works = lot.kind() == Kind.ENGINEERING;
        var specialty = works ? ExpertPool.WORKS : ExpertPool.GOODS;
        var asked = works ? new Asked(lot, meetsAt, "评标区三号厅", 4, 1) : new Asked(lot, meetsAt, "评标区五号厅", 5, 0);
        var request = new HashMap<String, Object>();
        request.put("slots", List.of(slot("S1", specialty, 3), slot("S2", ExpertPool.COSTS, asked.experts() - 3)));
        request.put("maxWorkload", MOST_WORK);
        request.put("maxPerEmployer", MOST_OF_AN_EMPLOYER);
        request.put("evaluationAt", Times.format(meetsAt));
        request.put("place", asked.place());
        request.put("delegates", asked.delegates());
        ensemble.told()
                .step("%s: three experts of %s and %d of %s are asked for, to meet %s"
                        .formatted(lot, specialty, asked.experts() - 3, ExpertPool.COSTS, Times.format(meetsAt)));
        ensemble.cast().agency().api().post(asked.draws(), request);
        return asked;
    }

    /** Without the regulator's signature for who is behind the pool, the draw would wait for ever. */
    private void countersign(Asked asked) {
        var told = ensemble.told();
        told.await("the pool of %s awaits the regulator".formatted(asked.lot()), Patience.ALLOTMENT, () -> newest(asked)
                .text("state")
                .equals("AWAITING_REGULATOR"));
        var regulator = ensemble.cast().regulator();
        var signing = new CountersignPool(
                regulator.api(),
                ensemble.setting().trust().register(),
                asked.lot().path());
        var fetched = signing.fetch().orElseThrow(() -> new Deviation("No pool awaits the regulator"));
        signing.countersign(fetched, regulator.signer());
        told.step("%s: the regulator sees that %d experts are behind the pool's handles, and signs for it"
                .formatted(asked.lot(), fetched.pool().count()));
    }

    private static Map<String, Object> slot(String code, String specialty, int count) {
        return Map.of("code", code, "specialty", specialty, "region", "*", "count", count);
    }

    private Fields newest(Asked asked) {
        return ensemble.cast().agency().api().list(asked.draws()).getLast();
    }

    private Committee seated(Asked asked, boolean oneDeclines) {
        var told = ensemble.told();
        var invited = invited(asked);
        Deviation.unless(
                invited.size() == asked.experts(),
                "%d experts are invited instead of %d".formatted(invited.size(), asked.experts()));
        keepsOutTheEmployed(asked);
        if (oneDeclines) {
            decline(asked, invited);
        }
        told.step("%s: the invited accept; who they are, neither agency nor tenderee is told".formatted(asked.lot()));
        var members = new ArrayList<Member>();
        for (var expert : invited(asked)) {
            expert.accept(expert.invitationTo(asked.meetsAt(), asked.place()).orElseThrow());
            members.add(Member.expert(expert));
        }
        told.await("the draw's outcome is logged", Patience.WITNESSES, () -> newest(asked)
                .text("state")
                .equals("SETTLED"));
        Deviation.unless(newest(asked).text("outcome").equals("COMPLETE"), "A seat stayed empty");
        verify(asked, oneDeclines ? 1 : 0);
        if (asked.delegates() > 0) {
            members.add(sendDelegate(asked));
        }
        return new Committee(asked.lot(), asked.meetsAt(), members);
    }

    private List<Expert> invited(Asked asked) {
        return pool.experts().stream()
                .filter(expert ->
                        expert.invitationTo(asked.meetsAt(), asked.place()).isPresent())
                .toList();
    }

    /** Whoever works for a bidder is in the pool and named, under a pseudonym, among those to be avoided. */
    private void keepsOutTheEmployed(Asked asked) {
        var employed = pool.employed();
        if (asked.lot().desks().values().stream()
                .noneMatch(desk -> desk.bidder().creditCode().equals(employed.employer()))) {
            return;
        }
        var draw = "/api/draws/" + newest(asked).digest("drawSha256");
        var handle = employed.expert().api().get(draw + "/handles/mine").text("handle");
        var request = Fields.read(ensemble.anyone().bytes(draw + "/request"));
        Deviation.unless(
                request.texts("avoidHandles").contains(handle),
                "%s may be drawn over its own employer's bid"
                        .formatted(employed.expert().name()));
        ensemble.told()
                .seen("%s, who works for a bidder, is avoided as %s..."
                        .formatted(employed.expert().name(), handle.substring(0, 8)));
    }

    private void decline(Asked asked, List<Expert> invited) {
        var told = ensemble.told();
        var declining = invited.getFirst();
        told.step("%s: one of them declines, by its own signature".formatted(asked.lot()));
        declining.decline(declining.invitationTo(asked.meetsAt(), asked.place()).orElseThrow());
        var now = invited(asked);
        Deviation.unless(
                now.size() == asked.experts()
                        && !now.contains(declining)
                        && now.containsAll(invited.subList(1, invited.size())),
                "The supplementary draw did not fill that one seat alone");
        told.seen("the same draw names the next in rank; the others keep their seats");
    }

    private void verify(Asked asked, int declines) {
        var told = ensemble.told();
        var sha256 = newest(asked).digest("drawSha256");
        told.step("%s: the draw is checked offline".formatted(asked.lot()));
        var draw = Unpacked.to(ensemble.folder(asked.lot()).resolve("draw"), evidence(sha256));
        var checks = DrawVerifier.verify(draw.folder(), ensemble.setting().trust());
        Deviation.unless(checks.stream().allMatch(DrawCheck::ok), "The evidence of the draw does not hold: " + checks);
        var trace = Fields.read(draw.bytes("trace.json"));
        Deviation.unless(trace.texts("declines").size() == declines, "The draw knows of other declines");
        told.seen("it was the only draw with its key, and its seed gives these %d seats; declined: %d"
                .formatted(trace.list("result").size(), declines));
    }

    /** There is none before the witnesses have seen the outcome. */
    private byte[] evidence(String sha256) {
        var zip = new ArrayList<byte[]>(1);
        ensemble.told().await("the witnessed outcome of the draw", Patience.WITNESSES, () -> {
            try {
                zip.add(ensemble.anyone().bytes("/api/draws/%s/evidence".formatted(sha256)));
                return true;
            } catch (ApiProblem e) {
                if (e.code().equals("draw-not-that-far")) {
                    return false;
                }
                throw e;
            }
        });
        return zip.getFirst();
    }

    private Member sendDelegate(Asked asked) {
        var tenderee = asked.lot().tenderee();
        ensemble.told().step("%s: %s sends a delegate".formatted(asked.lot(), tenderee.name()));
        var delegate = Map.of(
                "username",
                tenderee.account(),
                "name",
                "招标人代表",
                "certificateSha256",
                Certificates.sha256(tenderee.signer().certificate()));
        tenderee.api().put(asked.lot().path() + "/delegates", Map.of("delegates", List.of(delegate)));
        return Member.delegateOf(tenderee);
    }
}
