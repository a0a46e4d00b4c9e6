package org.sunseal.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.access.Matrix.Access;
import org.sunseal.access.Matrix.Moment;
import org.sunseal.access.Matrix.Party;
import org.sunseal.experts.Committees;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.opening.LotInBidding;
import org.sunseal.opening.SmallOpenings;
import org.sunseal.opening.TrusteesAtWork;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.portal.EvaluatedTender;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/**
 * Everybody asks every operation that reads, at each stage of one lot, and what the answers say is held against the table
 * of access: a "no" is shown by no answer, and a "yes" by at least one, without which a "no" would prove nothing.
 */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallOpenings.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessMatrixIT {
    private static final int OK = 200;
    private static final int CONTEXT = 80;
    private static final String NOTHING = "0".repeat(64);

    /** Moved by the seconds that pass, or by the log's own ticks, whatever bidders do. */
    private static final List<String> MOVING =
            List.of("/log/", "/api/time", "/api/certificates/challenge", "/api/rules/periods");

    /** Who has read restricted data of the lot: this test has, between one look and the next. */
    private static final String READINGS = "/readings";

    private static final Pattern CLOCKS = Pattern.compile(
            "\"at\":\"[^\"]*\"|\"size\":\\d+,\"entries\"|<lastBuildDate>[^<]*</lastBuildDate>|DTSTAMP:\\S+");

    @TempDir
    static Path temporary;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    private final KnownCommittees committees = new KnownCommittees();
    private final Map<String, Pattern> marks = new TreeMap<>();
    private final Map<String, String> values = new HashMap<>(Map.ofEntries(
            Map.entry("lot", "1"),
            Map.entry("round", "1"),
            Map.entry("number", "1"),
            Map.entry("sitting", "1"),
            Map.entry("trustee", "t1"),
            Map.entry("subject", "CANDIDATES"),
            Map.entry("path", "0/000.p/1"),
            Map.entry("after", "0"),
            Map.entry("kind", "ENGINEERING"),
            Map.entry("q", "A"),
            Map.entry("name", "1.terms.json"),
            Map.entry("slot", NOTHING),
            Map.entry("sha256", NOTHING),
            Map.entry("closeSha256", NOTHING),
            Map.entry("drawSha256", NOTHING),
            Map.entry("drawId", NOTHING),
            Map.entry("batch", NOTHING),
            Map.entry("id", NOTHING),
            Map.entry("objection", "00000000-0000-0000-0000-000000000000")));

    @BeforeEach
    void committees_of_this_test() {
        QuarkusMock.installMockForType(committees, Committees.class);
    }

    @Test
    @Order(1)
    void before_the_deadline_no_answer_to_anybody_else_differs_by_the_bids_there_are() throws Exception {
        var trustees = TrusteesAtWork.start();
        try {
            var lot = new LotInBidding(trustees, temporary, 1);
            values.put("tender", lot.tender);
            values.put("name", "terms.pdf");
            var bidders = List.of(lot.bidder(), lot.bidder());
            var parties = new EnumMap<Party, String>(Party.class);
            parties.putAll(outsiders());
            parties.put(Party.AGENCY, TestStack.token(lot.agency.user(), "agency"));
            parties.put(Party.TENDEREE, TestStack.token(lot.tenderee.user(), "tenderee"));
            Thread.sleep(3000); // the notice has to be under its witnesses, and the counts of lists are a second old at
            // times
            answers(parties); // whoever has looked into the documents gets the lot's letters from then on
            var before = answers(parties);

            for (var bidder : bidders) {
                bidder.bid("123456.78");
            }

            Thread.sleep(3000); // so that the bids' entries are in the log, too
            var after = answers(parties);
            assertThat(before.keySet()).hasSizeGreaterThan(parties.size());
            assertThat(before.keySet().stream()
                            .filter(each -> !before.get(each).equals(after.get(each)))
                            .map(each -> each + ": " + difference(before.get(each), String.valueOf(after.get(each)))))
                    .isEmpty();
        } finally {
            trustees.stop();
        }
    }

    @Test
    @Order(2)
    void every_answer_to_everybody_at_each_stage_keeps_to_the_table() throws Exception {
        var registered = new RegisteredLot(TradeKind.ENGINEERING);
        var notice = registered.announced();
        values.put("tender", registered.tender);
        marks.put("notice", Pattern.compile(notice.sha256()));
        marks.put("ceiling price", Pattern.compile("ceilingPrice\\W+\\d"));
        marks.put("downloader", of(downloader(registered.tender)));
        marks.put("asker", of(asker(registered.tender)));
        var parties = outsiders();
        parties.put(Party.AGENCY, TestStack.token(registered.agency.user(), "agency"));
        parties.put(Party.TENDEREE, TestStack.token(registered.agency.user(), "tenderee"));
        parties.put(Party.MEMBER, TestStack.token("e1-of-" + registered.tender, "expert"));

        var lot = EvaluatedTender.opened(registered, notice, temporary, clockFile, bidders -> {
            var own = bidders.getFirst();
            parties.put(Party.OWN_BIDDER, TestStack.token(own.user(), "bidder"));
            parties.put(Party.OTHER_BIDDER, TestStack.token(bidders.getLast().user(), "bidder"));
            marksOf(own);
            keepsToTheTable(Moment.SEALED, parties);
        });
        keepsToTheTable(Moment.OPENED, parties);

        marks.put("expert", Pattern.compile("评委e1(?!\\d)|e1-of-" + registered.tender));
        marks.put("rank", Pattern.compile("\"rank\"\\W+1\\W|名次"));
        lot.evaluate(committees);
        keepsToTheTable(Moment.EVALUATED, parties);

        lot.announceCandidates();
        keepsToTheTable(Moment.PUBLICITY, parties);
    }

    private static Map<Party, String> outsiders() {
        var parties = new EnumMap<Party, String>(Party.class);
        parties.put(Party.EVERYBODY, "");
        parties.put(
                Party.OTHER_BIDDER, TestStack.token(Actor.registered("bidder").user(), "bidder"));
        parties.put(
                Party.OTHER_AGENCY, TestStack.token(Actor.registered("agency").user(), "agency", "tenderee"));
        parties.put(Party.CENTRE, TestStack.token("centre-of-access", "centre"));
        parties.put(Party.REGULATOR, TestStack.token("regulator-of-access", "regulator"));
        parties.put(Party.TRUSTEE, TestStack.token("trustee-of-access", "trustee"));
        parties.put(Party.EXPERT, TestStack.token("expert-of-access", "expert"));
        return parties;
    }

    private static Actor downloader(String tender) {
        var reader = Actor.registered("bidder");
        reader.asks()
                .get("/api/tender-projects/{tender}/documents/1.terms.json", tender)
                .then()
                .statusCode(OK);
        return reader;
    }

    private static Actor asker(String tender) {
        var asker = Actor.registered("bidder");
        asker.asks()
                .body(Map.of("question", "Is the north pier included?"))
                .post("/api/tender-projects/{tender}/lots/1/enquiries", tender)
                .then()
                .statusCode(201);
        return asker;
    }

    /** What gives somebody away: account, organisation, credit code, certificate. */
    private static Pattern of(Actor actor) {
        return Pattern.compile("%s|%s(?!\\d)|%s"
                .formatted(
                        actor.creditCode(),
                        Pattern.quote(actor.user()),
                        actor.signer().certificateSha256()));
    }

    private void marksOf(Actor bidder) {
        var bid = bidder.asks()
                .get("/api/tender-projects/{tender}/lots/1/rounds/1/bids/mine", values.get("tender"))
                .then()
                .statusCode(OK)
                .extract()
                .jsonPath();
        String slot = bid.getString("[0].slot");
        values.put("slot", slot);
        values.put("sha256", bid.getString("[0].sealedSha256"));
        marks.put("bid", Pattern.compile("%s|%s".formatted(slot, bid.getString("[0].sealedSha256"))));
        marks.put("bidder", of(bidder));
        marks.put("price", Pattern.compile("4500000(?!\\d)|4,500,000"));
        marks.put("content", Pattern.compile("the bid of %s(?!\\d)".formatted(bidder.user())));
    }

    private void keepsToTheTable(Moment moment, Map<Party, String> parties) {
        var shown = new HashMap<String, List<String>>();
        for (var party : parties.entrySet()) {
            for (var reading : Reading.all()) {
                var text = Legible.in(ask(reading, party.getValue()));
                marks.forEach((datum, mark) -> {
                    if (mark.matcher(text).find()) {
                        shown.computeIfAbsent(datum + " to " + party.getKey(), none -> new ArrayList<>())
                                .add(reading.path());
                    }
                });
            }
        }
        var wrong = new ArrayList<String>();
        for (var cell : Matrix.cells()) {
            if (cell.moment() != moment || !parties.containsKey(cell.party())) {
                continue;
            }
            assertThat(marks).as("what gives it away").containsKey(cell.datum());
            var by = shown.getOrDefault(cell.datum() + " to " + cell.party(), List.of());
            if (cell.access() == Access.NO && !by.isEmpty()) {
                wrong.add("%s is shown to %s by %s".formatted(cell.datum(), cell.party(), by));
            } else if (cell.access() == Access.YES && by.isEmpty()) {
                wrong.add("%s is shown to %s nowhere".formatted(cell.datum(), cell.party()));
            }
        }
        assertThat(wrong).as("at %s", moment).isEmpty();
    }

    /** What each operation answers to each party, by both, without what moves anyway. */
    private Map<String, String> answers(Map<Party, String> parties) {
        var answers = new TreeMap<String, String>();
        for (var reading : Reading.all()) {
            if (MOVING.stream().noneMatch(reading.path()::startsWith)
                    && !reading.path().endsWith(READINGS)) {
                parties.forEach((party, token) -> answers.put(
                        "%s to %s".formatted(reading.path(), party),
                        CLOCKS.matcher(Legible.in(ask(reading, token))).replaceAll("")));
            }
        }
        return answers;
    }

    /** Both from a little before the first character that differs. */
    private static String difference(String one, String other) {
        var same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return "…%s… became …%s…".formatted(around(one, same), around(other, same));
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - CONTEXT), Math.min(text.length(), at + CONTEXT));
    }

    private byte[] ask(Reading reading, String token) {
        var request = token.isEmpty() ? given() : given().auth().oauth2(token);
        var answer = request.accept("*/*").get(reading.of(values));
        assertThat(answer.statusCode()).as("%s", reading.path()).isLessThan(500);
        return answer.statusCode() == OK ? answer.asByteArray() : new byte[0];
    }
}
