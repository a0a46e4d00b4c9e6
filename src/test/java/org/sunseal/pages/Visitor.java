package org.sunseal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One person at one computer: pages, language, width, account, and what the browser complained about meanwhile. */
public final class Visitor implements AutoCloseable {
    private static final Path PICTURES = Path.of("target/pages");
    private static final Path AXE = Path.of("src/main/webui/node_modules/axe-core/axe.min.js");
    private static final int HEIGHT = 900;
    private static final List<Integer> WIDTHS = List.of(360, 768, 1360);

    /** Violations of WCAG 2.2 A and AA and of good practice, one line for each element. */
    private static final String FIND = """
            async () => {
              const { violations } = await axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
              });
              return violations.flatMap(({ id, nodes }) =>
                nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`));
            }""";

    private final URI site;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Visitor(URI site, BrowserContext context, Page page) {
        this.site = site;
        this.context = context;
        this.page = page;
    }

    static Visitor arrive(Browser browser, URI site) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(1360, HEIGHT));
        context.setDefaultTimeout(20_000);
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        var visitor = new Visitor(site, context, context.newPage());
        visitor.page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                visitor.complaints.add(message.text());
            }
        });
        visitor.page.onPageError(visitor.complaints::add);
        return visitor;
    }

    /** Reads English from now on, as if chosen on an earlier visit. */
    public Visitor inEnglish() {
        context.addInitScript(
                "localStorage.getItem('sunseal.language') ?? localStorage.setItem('sunseal.language', 'en')");
        return this;
    }

    /** Every call carries that token, which is quicker than logging in and the same to the platform. */
    public Visitor as(String token) {
        context.setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + token));
        return this;
    }

    /** The login is over, and the page does not know it yet. */
    public Visitor loggedOut() {
        context.setExtraHTTPHeaders(Map.of());
        return this;
    }

    public Visitor wide(int pixels) {
        page.setViewportSize(pixels, HEIGHT);
        return this;
    }

    /** Goes there as by typing the address, and waits until the heading is there and the network is still. */
    public Visitor go(String path) {
        page.navigate(site.resolve(path).toString());
        return settled();
    }

    public Visitor settled() {
        page.waitForLoadState();
        page.locator("h1").first().waitFor();
        page.waitForFunction("() => !document.querySelector('.loading')");
        return this;
    }

    public Page page() {
        return page;
    }

    /** Nothing to find for axe, nothing beyond the right edge, and no complaint of the browser's so far. */
    public Visitor findsNothingWrong() {
        assertThat(axe()).as("axe on %s", page.url()).isEqualTo(List.of());
        assertThat(page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels beyond the right edge of %s at %s", page.url(), page.viewportSize().width)
                .isEqualTo(0);
        assertThat(complaints).as("complaints of the browser").isEmpty();
        return this;
    }

    private Object axe() {
        try {
            page.evaluate(Files.readString(AXE));
            return page.evaluate(FIND);
        } catch (IOException e) {
            throw new UncheckedIOException("axe is not there: npm ci in src/main/webui installs it", e);
        }
    }

    /** Forgets what the browser complained about, where a test provokes it. */
    public List<String> complaints() {
        var told = List.copyOf(complaints);
        complaints.clear();
        return told;
    }

    /** Nothing is wrong on a phone, a tablet and a desk, and a picture of each is left. */
    public Visitor looksRight(String name) {
        for (var width : WIDTHS) {
            wide(width).findsNothingWrong().picture("%s-%d".formatted(name, width));
        }
        return this;
    }

    /** The heading of the page. */
    public Locator title(String name) {
        return heading(name, 1);
    }

    /** The heading of a part of the page. */
    public Locator heading(String name) {
        return heading(name, 2);
    }

    private Locator heading(String name, int level) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(level));
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** Leaves a picture of the whole page below {@code target/pages} for human eyes; nothing compares it. */
    public Visitor picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
        return this;
    }

    /** What they have before them, unless they left. */
    void pictureIfThere(String name) {
        if (!page.isClosed()) {
            picture(name);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
