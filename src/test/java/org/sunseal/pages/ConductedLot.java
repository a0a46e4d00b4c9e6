package org.sunseal.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.web.RegisteredLot;

/** A lot at whose desk somebody of the tender side works, with a key file of their own. */
final class ConductedLot implements AutoCloseable {

    final String tender;
    /** who works here */
    final Actor holder;

    final Visitor visitor;
    final Page page;
    private final String[] roles;
    private final Path keys;

    ConductedLot(Chromium chromium, URI site, String tender, Actor holder, Path keys, String... roles) {
        this.tender = tender;
        this.holder = holder;
        this.roles = roles.clone();
        this.keys = keys;
        this.visitor = chromium.visitor(site).as(TestStack.token(holder.user(), roles));
        this.page = visitor.page();
    }

    /** With an agency that tenders for itself. */
    static ConductedLot alone(Chromium chromium, URI site, RegisteredLot registered, Path keys) {
        return new ConductedLot(chromium, site, registered.tender, registered.agency, keys, "agency", "tenderee");
    }

    static OpeningForm form(String price) {
        return new OpeningForm(price, "CNY", "180", "合格", "无", List.of());
    }

    /** To that page of the lot; empty for its cockpit. */
    ConductedLot goTo(String below) {
        visitor.go("/agent/p/%s/1%s".formatted(tender, below));
        page.locator(".lot-line").waitFor();
        return this;
    }

    /** The page is sound in Chinese and in English, on a phone, a tablet and a desk. */
    ConductedLot isSound(String name) {
        for (var language : List.of("zh-CN", "en")) {
            page.evaluate("language => localStorage.setItem('sunseal.language', language)", language);
            page.reload();
            visitor.settled();
            page.locator(".lot-line").waitFor();
            for (int width : new int[] {360, 768, 1360}) {
                visitor.wide(width).findsNothingWrong().picture("conduct-%s-%s-%d".formatted(name, language, width));
            }
        }
        page.evaluate("() => localStorage.setItem('sunseal.language', 'zh-CN')");
        page.reload();
        visitor.settled();
        return this;
    }

    /** With their own key. */
    void openKey() {
        openKey(holder);
    }

    /** With the key of that organisation, as far as the page takes it. */
    void openKey(Actor holder) {
        page.getByLabel("证书文件").setInputFiles(KeyFile.of(keys, holder.user(), holder.signer()));
        page.getByLabel("证书密码").fill(KeyFile.PASSWORD);
        button("打开证书").click();
        page.getByText("持有人").first().waitFor();
    }

    Locator button(String name) {
        return visitor.button(name);
    }

    Locator text(String words) {
        return page.getByText(words);
    }

    RequestSpecification asks() {
        return given().auth().oauth2(TestStack.token(holder.user(), roles)).contentType("application/json");
    }

    String path(String below) {
        return "/api/tender-projects/%s/lots/1%s".formatted(tender, below);
    }

    String stage() {
        return asks().get(path("")).path("stage");
    }

    /** Waits until the lot stands there. */
    void reaches(String stage) throws InterruptedException {
        for (var attempt = 0; attempt < 400 && !stage().equals(stage); attempt++) {
            Thread.sleep(150);
        }
        assertThat(stage()).isEqualTo(stage);
    }

    @Override
    public void close() {
        visitor.close();
    }
}
