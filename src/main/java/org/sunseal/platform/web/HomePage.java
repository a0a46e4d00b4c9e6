package org.sunseal.platform.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The first page as HTML, without script.
 *
 * @param now business time
 * @param ahead how far the sandbox clock is ahead, or behind if negative; empty in production
 * @param account who is logged in
 */
record HomePage(Instant now, Optional<Duration> ahead, Optional<String> account) {
    private static final ZoneId LEGAL = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sunseal 公共资源交易平台</title>
            <style>
            * { box-sizing: border-box }
            body { font: 1rem/1.7 system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; margin: 0; color: #1f1f1f; background: #fff; overflow-wrap: anywhere }
            header, main { max-width: 48rem; margin: 0 auto; padding: 0 1rem }
            header { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem; min-height: 3.5rem; border-bottom: 1px solid #767676 }
            header strong { font-size: 1.125rem; margin-inline-end: auto }
            h1 { font-size: clamp(1.5rem, 1.2rem + 1.6vw, 2.125rem); line-height: 1.3; margin: 2rem 0 1rem; text-wrap: balance }
            h1 [lang=en] { display: block; font-size: .5em; font-weight: 400 }
            p { margin: 0 0 1rem }
            p > [lang=en], li [lang=en] { display: block; line-height: 1.5 }
            [lang=en] { color: #595959; font-size: .9375em }
            .sandbox { border: 2px solid #8a3b00; color: #8a3b00; padding: .5rem 1rem; margin: 1rem 0 0; font-weight: 600 }
            .sandbox [lang=en] { color: inherit; font-weight: 400 }
            a { color: #0b57a4; text-underline-offset: .2em }
            a:focus-visible { outline: 3px solid #0b57a4; outline-offset: 2px }
            header a { display: inline-block; min-height: 2.75rem; line-height: 2.75rem }
            ul { list-style: none; margin: 1.5rem 0 3rem; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: 0 2rem }
            li { border-top: 1px solid #c9c9c9 }
            li a { display: block; padding: .6rem 0 }
            @media (max-width: 30rem) { header [lang=en] { display: none } }
            time { font-variant-numeric: tabular-nums; white-space: nowrap; font-weight: 600 }
            </style>
            </head>
            <body>
            <header>
            <strong>Sunseal</strong>
            {who}
            </header>
            <main>
            {mark}
            <h1>公共资源交易平台 <span lang="en">Public resource trading platform</span></h1>
            <p>开标之前，任何人（包括平台运营方）都无法查看投标内容；开标之后，任何人都可以离线核验全过程。
            <span lang="en">Nobody, the operator included, can read a bid before its deadline; afterwards anyone can check offline that the rules were kept.</span></p>
            <p>平台时间（北京时间）：<time datetime="{now}">{shown}</time>
            <span lang="en">Platform time, Asia/Shanghai</span></p>
            <ul>
            <li><a href="/api/tender-projects">招标项目 <span lang="en">Tender projects</span></a></li>
            <li><a href="/log/checkpoint">交易日志检查点 <span lang="en">Log checkpoint</span></a></li>
            <li><a href="/api/trust">信任清单与受托人名册 <span lang="en">Trust list and trustee register</span></a></li>
            <li><a href="/q/openapi">接口文档 <span lang="en">API document (OpenAPI)</span></a></li>
            <li><a href="/q/health">运行状态 <span lang="en">Health</span></a></li>
            </ul>
            </main>
            </body>
            </html>
            """;

    String html() {
        return PAGE.replace("{mark}", mark())
                .replace("{now}", now.toString())
                .replace("{shown}", SHOWN.format(now.atZone(LEGAL)))
                .replace("{who}", who()); // last: an account may be called anything
    }

    private String who() {
        return account.map(name -> """
                        <span>已登录 <span lang="en">Logged in:</span> <b>%s</b></span>
                        <a href="/logout">退出 <span lang="en">Log out</span></a>""".formatted(escaped(name)))
                .orElse("<a href=\"/login\">登录 <span lang=\"en\">Log in</span></a>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A sandbox must never be mistaken for the real thing, so it says so even while its offset is still zero. */
    private String mark() {
        return ahead.map(by -> by.isNegative()
                        ? sandbox(
                                "时钟落后 %s，正赶往当前时间。",
                                "the clock is behind by %s, on its way to the present.", by.negated())
                        : sandbox("时钟已快进 %s。", "the clock is ahead by %s.", by))
                .orElse("");
    }

    private static String sandbox(String chinese, String english, Duration by) {
        return "<p class=\"sandbox\">演示环境，%s<span lang=\"en\">Demonstration; %s</span></p>"
                .formatted(chinese.formatted(shown(by)), english.formatted(shown(by)));
    }

    private static String shown(Duration by) {
        return "%dd %02d:%02d:%02d".formatted(by.toDays(), by.toHoursPart(), by.toMinutesPart(), by.toSecondsPart());
    }
}
