package org.sunseal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.experts.Committees;
import org.sunseal.opening.OpenedTender;
import org.sunseal.opening.TrusteesAtWork;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.proof.Notice;

/**
 * One engineering tender through the pages, from an empty form to the archive, everybody in a browser context of their own:
 * agency, tenderee, the centre's clerk, one of three bidders, the expert who leads the committee, a trustee, the regulator
 * and a spectator.
 *
 * <p>Over the public HTTP API goes what has no page or is done at another's computer: the tenderee's mandate and the
 * organisations' registration; the experts the centre enters into the pool; the bids, which the tool seals and hands in;
 * ceremonies, allotments and releases of the trustees' agents; the regulator's signature on the pool, which the tool makes;
 * the other two bidders and the other members of the committee, who do the same as the one in the browser. The clock is
 * moved over the times of waiting.
 */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(CommitteeProfile.class)
@Tag("desks")
class WholeTenderIT {
    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TempDir
    static Path folder;

    @TestHTTPResource("/")
    URI site;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    @Inject
    Committees committees;

    private final String tender = "W-" + UUID.randomUUID();
    private Actor agency;
    private Actor tenderee;
    private Actor bidder;
    private ConductedLot agencysDesk;
    private ConductedLot tendereesDesk;
    private Visitor biddersDesk;
    private Visitor spectator;

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void an_engineering_tender_goes_through_the_pages_from_an_empty_form_to_the_archive() throws Exception {
        everybodyArrives();
        var notice = announces();
        downloadsAndAsks();
        answers();
        var bidders = opens(notice);
        signTheRecord();
        var trustees = TrusteesAtWork.start();
        try {
            var lead = JudgedLot.seated(
                            agencysDesk,
                            tendereesDesk,
                            trustees,
                            committees,
                            expert -> arrives(expert, "expert"),
                            folder)
                    .judge("施工组织设计", "T1", "40");
            looks(lead.visitor, "expert-signed");
        } finally {
            trustees.stop();
        }
        awards(bidders);
        isThereForEverybodyToSee();
    }

    private void everybodyArrives() {
        agency = Actor.registered("agency");
        tenderee = Actor.registered("tenderee");
        bidder = Actor.registered("bidder");
        tenderee.asks()
                .body(Map.of(
                        "from",
                        tenderee.creditCode(),
                        "to",
                        agency.user(),
                        "scope",
                        "tender",
                        "validUntil",
                        "2039-01-01T00:00:00Z"))
                .post("/api/mandates")
                .then()
                .statusCode(201);
        agencysDesk = new ConductedLot(chromium, site, tender, agency, folder, "agency");
        tendereesDesk = new ConductedLot(chromium, site, tender, tenderee, folder, "tenderee");
        biddersDesk = arrives(bidder.user(), "bidder");
        spectator = chromium.visitor(site);
    }

    /** The agency brings it from the empty form to the signed notice, by keyboard. */
    private Notice announces() throws Exception {
        var prepared = new PreparedTender(tender, agency, agencysDesk.visitor, folder).handIn(tenderee);
        tendereesDesk.visitor.go("/agent");
        assertThat(tendereesDesk.text("跨河人行桥施工").first()).isVisible();
        looks(tendereesDesk.visitor, "tenderee-board");
        accepts();
        prepared.goOnAfterAcceptance()
                .book()
                .describe()
                .sayHowBidsAreJudged()
                .upload()
                .publish();
        spectator.go("/notices/%s/1".formatted(tender));
        looks(spectator, "public-announced");
        String signed = given().get(agencysDesk.path("/notices"))
                .then()
                .statusCode(200)
                .extract()
                .path("[0].notice");
        return Notice.parse(Base64.getDecoder().decode(signed));
    }

    /** The centre's clerk at the window. */
    private void accepts() {
        var clerk = arrives("clerk-at-desk", "centre").go("/centre/registrations/" + tender);
        var page = clerk.page();
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("^受理 —")))
                .click();
        clerk.button("核对").click();
        clerk.button("发出受理通知单").click();
        assertThat(page.locator("main").getByText(Pattern.compile("已发出受理通知单 \\d{4}-\\d{6}。")))
                .isVisible();
        looks(clerk, "centre-accepted");
    }

    private void downloadsAndAsks() {
        var page = biddersDesk.page();
        biddersDesk.go("/me/lots/%s/1".formatted(tender));
        page.waitForDownload(() -> page.locator("a[download]").first().click());
        looks(biddersDesk, "bidder-lot");
        biddersDesk.go("/me/lots/%s/1/ask".formatted(tender));
        page.getByLabel("您的问题").fill("工期是否含春节？");
        biddersDesk.button("下一步：核对").click();
        biddersDesk.button("提交问题").click();
        assertThat(page.getByText("等待招标人答复")).isVisible();
        looks(biddersDesk, "bidder-asked");
    }

    /** Nobody learns who asked. */
    private void answers() {
        var page = agencysDesk.page;
        agencysDesk.visitor.go("/agent/p/%s/1/prepare/questions".formatted(tender));
        agencysDesk.visitor.field("答复").fill("含在内。");
        agencysDesk.visitor.button("核对答复").click();
        agencysDesk.visitor.button("发布答复").click();
        assertThat(page.getByText("已答复 1 条")).isVisible();
        assertThat(page.locator("body")).not().containsText(bidder.user());
        looks(agencysDesk.visitor, "agency-answered");
        biddersDesk.go("/me/lots/%s/1".formatted(tender));
        assertThat(biddersDesk.page().getByText("含在内。").first()).isVisible();
    }

    /** While the bids are sealed nobody sees how many there are; at T they open, and the bidder finds its own line. */
    private List<Actor> opens(Notice notice) throws Exception {
        var bids = new LinkedHashMap<Actor, OpeningForm>();
        bids.put(bidder, ConductedLot.form("4500000.00"));
        bids.put(Actor.registered("bidder"), ConductedLot.form("4600000.00"));
        bids.put(Actor.registered("bidder"), ConductedLot.form("4700000.00"));
        var opened = OpenedTender.of(notice, folder, clockFile, bids, bidders -> whileSealed(bids));

        spectator.go("/openings/%s/1".formatted(tender));
        assertThat(spectator.page().getByText("4,600,000.00").first()).isVisible();
        looks(spectator, "public-hall");
        biddersDesk.go("/me/lots/%s/1/opening".formatted(tender));
        assertThat(biddersDesk.page().locator(".own-seat")).containsText("4,500,000.00");
        biddersDesk.button("已核对，与我的投标一致").click();
        assertThat(biddersDesk.page().locator(".own-seat")).containsText("您已核对一致");
        looks(biddersDesk, "bidder-seat");
        return opened.bidders();
    }

    private void whileSealed(SequencedMap<Actor, OpeningForm> bids) {
        biddersDesk.go("/me/lots/%s/1/bid".formatted(tender));
        assertThat(biddersDesk.page().getByRole(AriaRole.TABLE).first()).containsText("有效");
        looks(biddersDesk, "bidder-sealed");
        agencysDesk.goTo("/opening");
        assertThat(agencysDesk.text("截止前，名单对所有人都是空的")).isVisible();
        var trustee = arrives("trustee-at-desk", "trustee").go("/trustee");
        for (var secret : bids.keySet()) {
            assertThat(agencysDesk.page.locator("body")).not().containsText(secret.creditCode());
            assertThat(trustee.page().locator("body")).not().containsText(secret.creditCode());
        }
        looks(agencysDesk.visitor, "agency-before-opening");
        looks(trustee, "trustee-due");
    }

    private void signTheRecord() {
        for (var desk : List.of(agencysDesk, tendereesDesk)) {
            desk.goTo("/opening");
            desk.button("签署开标记录").click();
            desk.openKey();
            desk.button("签署开标记录并提交").click();
            assertThat(desk.text("贵单位已签字。")).isVisible(AwardedLot.PATIENTLY);
        }
        assertThat(agencysDesk
                        .asks()
                        .get(agencysDesk.path("/rounds/1/opening/signatures"))
                        .jsonPath()
                        .getList("organisation"))
                .hasSize(2);
        looks(tendereesDesk.visitor, "tenderee-record-signed");
    }

    private void awards(List<Actor> bidders) throws Exception {
        onlyMissedWhatIsNotThere(agencysDesk.visitor);
        onlyMissedWhatIsNotThere(tendereesDesk.visitor);
        var awarded = new AwardedLot(agencysDesk, tendereesDesk, folder);
        OpenedTender.moveClockTo(awarded.publishCandidates(), clockFile);
        awarded.decideForTheFirst();
        awarded.signNotice();
        awarded.announceResult();
        awarded.recordContract(awarded.winner(bidders));
        awarded.reportAndFile();
    }

    private void isThereForEverybodyToSee() {
        spectator.go("/notices/%s/1".formatted(tender));
        looks(spectator, "public-archived");
        biddersDesk.go("/me/lots/%s/1".formatted(tender));
        looks(biddersDesk, "bidder-after");
        var regulator = arrives("regulator-at-desk", "regulator").go("/reg/projects/%s/1".formatted(tender));
        assertThat(regulator.page().locator("main")).containsText(tender);
        looks(regulator, "regulator-file");
        var trustee = arrives("trustee-at-desk", "trustee").go("/trustee");
        looks(trustee, "trustee-released");
    }

    private Visitor arrives(String user, String role) {
        return chromium.visitor(site).as(TestStack.token(user, role));
    }

    private static void looks(Visitor visitor, String name) {
        for (int width : new int[] {360, 768, 1360}) {
            onlyMissedWhatIsNotThere(visitor);
            visitor.wide(width).findsNothingWrong().picture("whole-%s-%d".formatted(name, width));
        }
    }

    /** What is not there yet, or not for everybody, is asked for all the same; the browser tells of nothing else. */
    private static void onlyMissedWhatIsNotThere(Visitor visitor) {
        assertThat(visitor.complaints()).allMatch(each -> each.contains("403") || each.contains("404"));
    }
}
