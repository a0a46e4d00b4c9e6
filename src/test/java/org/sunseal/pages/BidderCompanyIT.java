package org.sunseal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;

/** A firm makes itself and its certificates known in a real browser, and every key that cannot sign is told apart. */
@Tag("desks")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(BidderDeskIT.WithPages.class)
class BidderCompanyIT {
    private static final Path KEYS = Path.of("src/test/resources/vectors/keys");

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TempDir
    static Path temporary;

    @TestHTTPResource("/")
    URI site;

    private Visitor visitor;

    @BeforeEach
    void arrive() {
        visitor = chromium.visitor(site);
    }

    @Test
    void a_newcomer_is_told_what_is_missing() {
        var newcomer = Actor.unregistered("bidder");

        looksRight("/me", "bidder-new", newcomer);
        looksRight("/me/company", "bidder-new", newcomer);
        looksRight("/letters", "bidder-new", newcomer);

        as(newcomer).go("/me/company");
        visitor.button("登记企业").click();
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("有 2 处需要修改");
        visitor.field("企业名称").fill("华建集团");
        visitor.field("统一社会信用代码").fill(newcomer.creditCode());
        visitor.button("登记企业").click();
        assertThat(visitor.page().getByText("还没有登记证书")).isVisible();
    }

    @Test
    void a_certificate_is_registered_by_a_proof_signed_in_the_browser() {
        var bidder = Actor.unregistered("bidder");
        bidder.registerOrganisation();
        as(bidder).go("/me/company");

        visitor.button("登记证书").click();
        openKey(KeyFile.of(temporary, bidder.user(), bidder.signer()), KeyFile.PASSWORD);
        assertThat(visitor.page().getByText("Organisation of " + bidder.user()).last())
                .isVisible();
        visitor.findsNothingWrong().picture("bidder-register-certificate");
        visitor.button("签名并登记证书").click();

        assertThat(visitor.page().getByRole(AriaRole.TABLE)).containsText("有效");
        List<String> registered = bidder.asks().get("/api/certificates").path("sha256");
        assertThat(registered).containsExactly(bidder.signer().certificateSha256());
    }

    @Test
    void every_key_that_cannot_sign_is_told_apart() {
        var bidder = Actor.registered("bidder");
        as(bidder).go("/me/company");
        visitor.button("登记证书").click();

        visitor.button("签名并登记证书").click();
        assertThat(visitor.page().getByText("还没有可用的证书")).isVisible();
        openKey(KEYS.resolve("ec.p12"), "Throw-away");
        assertThat(visitor.page().getByText("证书密码不正确")).isVisible();
        openKey(KEYS.resolve("of-1996.p12"), KeyFile.PASSWORD);
        assertThat(visitor.page().getByText("此证书文件使用旧式加密")).isVisible();
        openKey(KEYS.resolve("README.md"), KeyFile.PASSWORD);
        assertThat(visitor.page().getByText("这不是证书文件")).isVisible();
        openKey(KEYS.resolve("no-key.p12"), KeyFile.PASSWORD);
        assertThat(visitor.page().getByText("此文件里没有私钥")).isVisible();
        openKey(KEYS.resolve("agreement.p12"), KeyFile.PASSWORD);
        assertThat(visitor.page().getByText("此证书的用途不是签名")).isVisible();
        visitor.button("换一个证书").click();
        openKey(KEYS.resolve("ec.p12"), KeyFile.PASSWORD);
        assertThat(visitor.page().getByText("证书属于“华建集团”，与当前企业“Organisation of %s”不一致".formatted(bidder.user())))
                .isVisible();
        visitor.findsNothingWrong().picture("bidder-foreign-certificate");

        visitor.button("签名并登记证书").click();
        assertThat(bidder.asks().get("/api/certificates").<List<?>>path("sha256"))
                .hasSize(1);
    }

    /** Chinese and English, on a phone, a tablet and a desk. */
    private void looksRight(String path, String name, Actor actor) {
        var page = path.replaceAll("/me/lots/[^/]+/[^/]+", "").replaceAll("\\W+", "_");
        chromium.looksRight(
                site,
                path,
                name + page,
                visitor -> visitor.as(TestStack.token(actor.user(), actor.role())),
                complaint ->
                        complaint.contains("403") || complaint.contains("404")); // what is not there yet is asked for
    }

    private Visitor as(Actor actor) {
        return visitor.as(TestStack.token(actor.user(), actor.role()));
    }

    private void openKey(Path file, String password) {
        visitor.field("证书文件").setInputFiles(file);
        visitor.field("证书密码").fill(password);
        visitor.button("打开证书").click();
    }
}
