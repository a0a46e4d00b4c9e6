package org.sunseal.evaluation;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sunseal.experts.Committee;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.experts.TestExpert;
import org.sunseal.platform.Actor;
import org.sunseal.project.LotKey;
import org.sunseal.trade.TradeKind;

/**
 * A committee on lot 1 of a tender whose bids are opened, as a rule four experts and the tenderee's delegate, and how it
 * brings the lot to a signed report over HTTP.
 */
public final class EvaluatingCommittee {
    private final String tender;
    private final Actor agency;
    private final int round;
    private final List<EvaluatingMember> members;

    EvaluatingCommittee(String tender, Actor agency, int round, List<EvaluatingMember> members) {
        this.round = round;
        this.tender = tender;
        this.agency = agency;
        this.members = List.copyOf(members);
    }

    /** The committee is drawn, and sits nowhere yet. */
    public static EvaluatingCommittee drawn(KnownCommittees committees, String tender, Actor agency) {
        return drawn(committees, tender, agency, 1);
    }

    /** The same for the bids of a later round; its members are others. */
    public static EvaluatingCommittee drawn(KnownCommittees committees, String tender, Actor agency, int round) {
        var members = new ArrayList<EvaluatingMember>();
        for (var i = 1; i <= 4; i++) {
            members.add(EvaluatingMember.named("e" + (4 * (round - 1) + i), tender, false));
        }
        members.add(EvaluatingMember.named("d" + round, tender, true));
        var committee = new EvaluatingCommittee(tender, agency, round, members);
        committees.seat(
                new LotKey(tender, "1"),
                new Committee(
                        "draw-of-" + tender,
                        committee.members.stream().map(EvaluatingMember::member).toList()));
        return committee;
    }

    /** Those the platform has drawn and the delegate the tenderee has named, each at their desk. */
    public static EvaluatingCommittee settled(
            Committee drawn, String tender, Actor agency, List<TestExpert> experts, Actor delegate) {
        var members = drawn.members().stream()
                .map(member -> experts.stream()
                        .filter(expert -> expert.account().equals(member.account()))
                        .findFirst()
                        .map(expert -> EvaluatingMember.drawn(member.id(), expert, tender))
                        .orElseGet(() -> EvaluatingMember.delegated(member.id(), delegate, tender)))
                .toList();
        return new EvaluatingCommittee(tender, agency, 1, members);
    }

    /**
     * The whole evaluation of an opened lot: everything is passed, everybody gives these marks and signs.
     *
     * @param marks by item; empty where the price alone decides
     */
    public void evaluates(TradeKind kind, Map<String, String> marks) {
        if (kind == TradeKind.PROCUREMENT) {
            checkQualification().statusCode(201);
        }
        sits(marks);
    }

    /**
     * One sitting, from the seats to the last signature; also the next, of bids that are evaluated again.
     *
     * @param marks by item; empty where the price alone decides
     */
    public void sits(Map<String, String> marks) {
        seat().statusCode(201);
        each(member -> member.takeSeat().statusCode(201));
        members.subList(0, 3).forEach(member -> member.votesFor(lead().id()).statusCode(201));
        passAll();
        lead().post("/price-check", Map.of("corrections", List.of())).statusCode(201);
        if (!marks.isEmpty()) {
            each(member -> member.locks(1, marks).statusCode(201));
            each(member -> member.shows(1).statusCode(201));
        }
        lead().post("/report", Map.of()).statusCode(201);
        each(member -> member.signs().statusCode(201));
    }

    /** The tenderee's word on the criterion Q1; these bids fail it. */
    public ValidatableResponse checkQualification(String... failing) {
        var verdicts = new ArrayList<Map<String, Object>>();
        for (var slot : slots()) {
            var verdict = new HashMap<String, Object>(Map.of("bid", slot, "item", "Q1"));
            var fails = List.of(failing).contains(slot);
            verdict.put("pass", !fails);
            if (fails) {
                verdict.put("ground", "unqualified");
                verdict.put("reason", "没有资质证书");
            }
            verdicts.add(verdict);
        }
        return agency.asks()
                .body(Map.of("verdicts", verdicts))
                .post(path() + "/qualification")
                .then();
    }

    /** Of the opened bids, in the order of the list. */
    public List<String> slots() {
        return given().get("/api/tender-projects/%s/lots/1/rounds/%d/opening".formatted(tender, round))
                .then()
                .statusCode(200)
                .extract()
                .path("readOut.slot");
    }

    /** Of the bid that was read out at that price. */
    String slotAt(String price) {
        return given().get("/api/tender-projects/%s/lots/1/rounds/%d/opening".formatted(tender, round))
                .then()
                .statusCode(200)
                .extract()
                .path("readOut.find { it.formFields.price == '%s' }.slot".formatted(price));
    }

    /** Votes that all pass, up to the check of prices. */
    public void passAll() {
        for (var matter : List.of("QUALIFICATION", "RESPONSIVENESS")) {
            if (matter.equals(phase())) {
                each(member -> member.votes(matter, "").statusCode(201));
            }
        }
    }

    public ValidatableResponse seat() {
        return agency.asks().body(Map.of("reason", "")).post(path()).then();
    }

    public String phase() {
        return lead().sees().extract().path("phase");
    }

    String stage() {
        return given().get("/api/tender-projects/%s/lots/1".formatted(tender)).path("stage");
    }

    /** Who sits in it. */
    List<String> users() {
        return members.stream().map(EvaluatingMember::user).toList();
    }

    public EvaluatingMember lead() {
        return members.getFirst();
    }

    public List<EvaluatingMember> members() {
        return members;
    }

    void each(Consumer<EvaluatingMember> does) {
        members.forEach(does);
    }

    public String path() {
        return "/api/tender-projects/%s/lots/1/evaluation".formatted(tender);
    }
}
