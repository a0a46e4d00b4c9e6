package org.sunseal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * The Chromium of this machine, driven by the Node of this machine: nothing is downloaded. A class of tests registers it
 * in a static field. Each {@link Visitor} has a context of their own, as if at a computer of their own, and leaves with the
 * test; what each had before them when a test failed is left as {@code failed-…} among the pictures. Ends with what it
 * started, and skips the tests with the reason where it cannot start.
 */
public final class Chromium
        implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, TestExecutionExceptionHandler {
    /** So that it starts as root, talks to nobody but us, and asks nothing. */
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final List<Visitor> visitors = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext test) {
        var environment =
                Map.of("PLAYWRIGHT_NODEJS_PATH", Installed.node().toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        var chromium = Installed.chromium();
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(QUIET));
    }

    /** Somebody without an account who reads Chinese on a screen of 1360 pixels. */
    public Visitor visitor(URI site) {
        var visitor = Visitor.arrive(browser, site);
        visitors.add(visitor);
        return visitor;
    }

    /** Nothing is wrong with the page for anybody, in Chinese and English, on a phone, a tablet and a desk. */
    public void looksRight(URI site, String path, String picture) {
        looksRight(site, path, picture, visitor -> visitor, complaint -> false);
    }

    /**
     * Nothing is wrong with the page for somebody.
     *
     * @param somebody what a visitor does to become them
     * @param expected complaints of the browser's that are in order
     */
    public void looksRight(
            URI site, String path, String picture, UnaryOperator<Visitor> somebody, Predicate<String> expected) {
        for (var width : List.of(360, 768, 1360)) {
            for (var language : List.of("zh", "en")) {
                try (var person = visitor(site)) {
                    if (language.equals("en")) {
                        person.inEnglish();
                    }
                    somebody.apply(person).wide(width).go(path);
                    PlaywrightAssertions.assertThat(person.page().locator(".skeleton"))
                            .hasCount(0);
                    assertThat(person.complaints()).allMatch(expected);
                    person.findsNothingWrong().picture("%s-%s-%d".formatted(picture, language, width));
                }
            }
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable thrown) throws Throwable {
        for (var each = 0; each < visitors.size(); each++) {
            visitors.get(each)
                    .pictureIfThere("failed-%s-%d"
                            .formatted(test.getRequiredTestMethod().getName(), each));
        }
        throw thrown;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        visitors.forEach(Visitor::close);
        visitors.clear();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        if (browser != null) {
            browser.close();
        }
        if (playwright != null) {
            playwright.close();
        }
    }
}
