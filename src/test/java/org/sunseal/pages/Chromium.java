package org.sunseal.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The Chromium of this machine, driven by the Node of this machine: nothing is downloaded. Each {@link Visitor} has a
 * context of their own, as if at a computer of their own. Ends with what it started.
 */
public final class Chromium implements AutoCloseable {
    /** So that it starts as root, talks to nobody but us, and asks nothing. */
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it, or skips the test with the reason. */
    public static Chromium start() {
        var environment =
                Map.of("PLAYWRIGHT_NODEJS_PATH", Installed.node().toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        var chromium = Installed.chromium();
        var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(QUIET));
        return new Chromium(playwright, browser);
    }

    /** Somebody without an account who reads Chinese on a screen of 1360 pixels. */
    public Visitor visitor(URI site) {
        return Visitor.arrive(browser, site);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
