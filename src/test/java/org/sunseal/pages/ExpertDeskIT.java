package org.sunseal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.experts.DrawDesk;
import org.sunseal.experts.TestExpert;
import org.sunseal.opening.LotInBidding;
import org.sunseal.opening.TrusteesAtWork;
import org.sunseal.platform.TestStack;

/** Experts at their desk in a real browser: from the account to the answer to an invitation. */
@Tag("desks")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(CommitteeProfile.class)
class ExpertDeskIT {
    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TempDir
    static Path folder;

    @TestHTTPResource("/")
    URI site;

    @Test
    void an_expert_joins_the_account_says_when_to_come_and_answers_the_invitation() throws Exception {
        var trustees = TrusteesAtWork.start();
        try {
            var lot = new LotInBidding(trustees, folder, 1);
            lot.bidder().bid("1200000.00");
            var meeting = lot.openAt.plus(Duration.ofDays(3));
            var pool = new ArrayList<TestExpert>();
            for (var i = 0; i < 6; i++) {
                pool.add(TestExpert.joined("A07", meeting, List.of()));
            }
            var newcomer = TestExpert.registered("A07", List.of());
            joins(newcomer);
            var desk = new DrawDesk(trustees, folder, lot.tender, lot.agency);
            DrawDesk.forwardTo(lot.openAt);
            desk.takePool(1, meeting, "A07", 5, 0);
            desk.draw(1);
            var drawn = DrawDesk.awaitInvited(pool, 5);

            accepts(drawn.get(0));
            declines(drawn.get(1));

            DrawDesk.await(
                    () -> pool.stream().filter(each -> !drawn.contains(each)).anyMatch(each -> !each.invitations()
                            .isEmpty()));
        } finally {
            trustees.stop();
        }
    }

    private void joins(TestExpert newcomer) throws IOException {
        var visitor = arrive(newcomer.user(), "expert");
        var page = visitor.page();
        visitor.go("/exp");
        assertThat(page.getByText("此账号还没有与专家库中的人员关联")).isVisible();
        visitor.complaints(); // the platform's 403 to somebody who has not joined
        page.getByText("用您的证书关联").click();
        assertThat(visitor.title("专家库信息")).isVisible();
        assertThat(visitor.button("签名并关联账号")).isVisible();
        visitor.complaints();
        visitor.looksRight("expert-join");
        var keyboard = new Keyboard(page);
        keyboard.to("证书文件").choose(KeyFile.of(folder, "newcomer", newcomer.signer()));
        opensKey(keyboard, page, "Expert ");
        keyboard.to("签名并关联账号").press("Enter");
        assertThat(page.getByText("还没有时段")).isVisible();
        visitor.button("添加时段").click();
        visitor.field("从").fill("2027-03-02T09:00");
        visitor.field("到").fill("2027-03-01T18:00");
        visitor.button("保存全部时段").click();
        assertThat(page.getByText("结束时间要晚于开始时间。").first()).isVisible();
        visitor.looksRight("expert-availability");
        visitor.field("到").fill("2027-03-02T18:00");
        visitor.button("保存全部时段").click();
        assertThat(page.getByText("可参加时间已保存。")).isAttached();
        visitor.go("/exp/me");
        assertThat(visitor.field("到")).hasValue("2027-03-02T18:00");
        seesBothVersions(newcomer, visitor);
    }

    /** Two windows, one account: the second to save is shown both versions and loses neither. */
    private void seesBothVersions(TestExpert expert, Visitor first) {
        var other = arrive(expert.user(), "expert");
        other.go("/exp/me");
        other.field("到").fill("2027-03-02T12:00");
        first.field("到").fill("2027-03-02T17:00");
        first.button("保存全部时段").click();
        assertThat(first.page().getByText("可参加时间已保存。")).isAttached();

        other.button("保存全部时段").click();

        assertThat(other.page().getByText("您编辑期间，这个账号在别处改过可参加时间")).isVisible();
        assertThat(other.page().getByRole(AriaRole.ALERT)).containsText("2027-03-02 17:00");
        assertThat(other.page().getByRole(AriaRole.ALERT)).containsText("2027-03-02 12:00");
        other.looksRight("expert-times-twice");
        other.button("用我写的取代").click();
        assertThat(other.page().getByRole(AriaRole.ALERT)).hasCount(0);
        other.go("/exp/me");
        assertThat(other.field("到")).hasValue("2027-03-02T12:00");
    }

    private void accepts(TestExpert expert) {
        var visitor = arrive(expert.user(), "expert");
        var keyboard = new Keyboard(visitor.page());
        visitor.go("/exp");
        visitor.looksRight("expert-today-invited");
        keyboard.to("查看并答复").press("Enter");
        visitor.settled();
        visitor.looksRight("expert-invitation");
        keyboard.to("参加").press("Enter");
        assertThat(visitor.page().getByText("已接受").first()).isVisible();
        assertThat(expert.invitations().getFirst()).containsEntry("state", "ACCEPTED");
    }

    private void declines(TestExpert expert) throws IOException {
        var visitor = arrive(expert.user(), "expert").inEnglish();
        var page = visitor.page();
        var keyboard = new Keyboard(page);
        visitor.go("/exp/invitations/" + expert.invitations().getFirst().get("id"));
        keyboard.to("Decline").press("Enter");
        visitor.looksRight("expert-decline-en");
        keyboard.to("Key file").choose(KeyFile.of(folder, "declining", expert.signer()));
        keyboard.fill("Password of the key file", KeyFile.PASSWORD)
                .to("Open the key")
                .press("Enter");
        assertThat(page.getByText("Use another key")).isVisible();
        keyboard.to("Sign and decline").press("Enter");
        assertThat(visitor.title("Expert's desk")).isVisible();
        assertThat(expert.invitations()).isEmpty();
    }

    private Visitor arrive(String user, String role) {
        return chromium.visitor(site).as(TestStack.token(user, role));
    }

    private static void opensKey(Keyboard keyboard, Page page, String holder) {
        keyboard.fill("证书密码", KeyFile.PASSWORD).to("打开证书").press("Enter");
        assertThat(page.locator(".sign-with").getByText(holder).first()).isVisible();
    }
}
