package org.sunseal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sunseal.evaluation.EvaluatingCommittee;
import org.sunseal.experts.Committees;
import org.sunseal.experts.DrawDesk;
import org.sunseal.experts.TestExpert;
import org.sunseal.opening.TrusteesAtWork;
import org.sunseal.platform.TestStack;
import org.sunseal.project.LotKey;

/**
 * An opened lot on its way to the signed report: agency and tenderee at their desks, and one expert of those drawn, who
 * leads the committee in a browser of their own. The trustees, the regulator's signature on the pool and the other four
 * members go over the API.
 */
final class JudgedLot {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final String SPECIALTY = "W21";

    private final ConductedLot agency;
    private final ConductedLot tenderee;
    private final SeatedExpert lead;
    private final EvaluatingCommittee committee;

    private JudgedLot(ConductedLot agency, ConductedLot tenderee, SeatedExpert lead, EvaluatingCommittee committee) {
        this.agency = agency;
        this.tenderee = tenderee;
        this.lead = lead;
        this.committee = committee;
    }

    /**
     * The agency asks for a committee, the regulator and three trustees let it be drawn, those drawn accept, the tenderee
     * sends one of its own, and the agency seats them.
     *
     * @param arrives an expert of that account, at a desk
     */
    static JudgedLot seated(
            ConductedLot agency,
            ConductedLot tenderee,
            TrusteesAtWork trustees,
            Committees committees,
            Function<String, Visitor> arrives,
            Path folder)
            throws Exception {
        var meeting =
                TestStack.world().clock().instant().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.HOURS);
        var pool = new ArrayList<TestExpert>();
        for (var i = 0; i < 6; i++) {
            pool.add(TestExpert.joined(SPECIALTY, meeting, List.of()));
        }
        askForExperts(agency, meeting);
        var draws = new DrawDesk(trustees, folder, agency.tender, agency.holder);
        draws.poolTaken(1);
        draws.draw(1);
        var drawn = DrawDesk.awaitInvited(pool, 4);
        var lead = new SeatedExpert(arrives.apply(drawn.getFirst().user()), drawn.getFirst(), folder);
        lead.acceptInvitation();
        drawn.stream().skip(1).forEach(each -> each.accept(each.invitations().getFirst())
                .then()
                .statusCode(200));
        DrawDesk.await(() -> "SETTLED".equals(draws.shown(1, "state")));
        sendDelegate(tenderee);
        var committee = EvaluatingCommittee.settled(
                committees.of(new LotKey(agency.tender, "1")).orElseThrow(),
                agency.tender,
                agency.holder,
                pool,
                tenderee.holder);
        agency.goTo("/evaluation");
        agency.button("启动评标").click();
        agency.reaches("EVALUATING");
        return new JudgedLot(agency, tenderee, lead, committee);
    }

    private static void askForExperts(ConductedLot agency, Instant meeting) {
        var page = agency.page;
        agency.goTo("/panel");
        page.getByLabel("专业代码").fill(SPECIALTY);
        page.getByLabel("人数", exact()).fill("4");
        page.getByLabel("招标人代表人数").fill("1");
        page.getByLabel("评标时间").fill(LocalDateTime.ofInstant(meeting, BEIJING).toString());
        page.getByLabel("评标地点").fill("评标区三号厅");
        page.getByLabel("同一单位最多").fill("8");
        agency.button("提交申请").click();
        assertThat(agency.text("等待受托人准备抽取密钥").first()).isVisible();
    }

    private static void sendDelegate(ConductedLot tenderee) {
        var page = tenderee.page;
        tenderee.goTo("/panel");
        page.getByLabel("账号", exact()).fill(tenderee.holder.user());
        page.getByLabel("姓名", exact()).fill("招标人代表");
        page.getByLabel("签字证书").selectOption(new SelectOption().setIndex(1)); // the first says "choose"
        tenderee.visitor.picture("conduct-delegate");
        tenderee.button("指定代表").click();
        assertThat(tenderee.text("招标人已指定 1 名代表。")).isVisible(AwardedLot.PATIENTLY);
    }

    /**
     * One leads in the browser, the other four follow: all bids are passed and get the same mark.
     *
     * @param item as the score sheet calls it
     * @param id of the same item in the terms
     * @return whoever leads, who has signed
     */
    SeatedExpert judge(String item, String id, String mark) throws InterruptedException {
        var own = committee.members().stream()
                .filter(member -> member.user().equals(lead.user()))
                .findFirst()
                .orElseThrow();
        var others =
                committee.members().stream().filter(member -> member != own).toList();
        lead.takeSeat(agency.tender);
        others.forEach(member -> member.takeSeat().statusCode(201));
        lead.voteFor(own.id());
        others.subList(0, 2).forEach(member -> member.votesFor(own.id()).statusCode(201));
        lead.passAll();
        others.forEach(member -> member.votes("QUALIFICATION", "").statusCode(201));
        lead.findPricesInOrder();
        lead.markAndLock(item, mark);
        others.forEach(member -> member.locks(1, Map.of(id, mark)).statusCode(201));
        lead.show();
        others.forEach(member -> member.shows(1).statusCode(201));
        lead.drawUpAndSignReport();
        others.forEach(member -> member.signs().statusCode(201));
        agency.reaches("EVALUATED");
        tenderee.goTo("/evaluation");
        assertThat(tenderee.text("评标报告（PDF，含全部签字）")).isVisible();
        return lead;
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
