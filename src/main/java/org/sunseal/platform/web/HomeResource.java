package org.sunseal.platform.web;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sunseal.kernel.SandboxClock;

/** The first page: what runs here, what time it shows, and where the public evidence lies. */
@Path("/")
class HomeResource {
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
            body { font: 16px/1.6 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem; color: #1f1f1f; background: #fff }
            .sandbox { border: 2px solid #8a3b00; color: #8a3b00; padding: .5rem 1rem; font-weight: 600 }
            [lang=en] { color: #454545 }
            a { color: #0b57a4 }
            time { font-variant-numeric: tabular-nums }
            </style>
            </head>
            <body>
            <main>
            <h1>Sunseal 公共资源交易平台</h1>
            {mark}
            <p>开标之前，任何人（包括平台运营方）都无法查看投标内容；开标之后，任何人都可以离线核验全过程。</p>
            <p lang="en">Nobody, the operator included, can read a bid before its deadline; afterwards anyone can check offline that the rules were kept.</p>
            <p>平台时间 <span lang="en">Platform time</span>：<time datetime="{now}">{shown}</time>（北京时间 <span lang="en">Asia/Shanghai</span>）</p>
            <ul>
            <li><a href="/log/checkpoint">交易日志检查点 <span lang="en">Log checkpoint</span></a></li>
            <li><a href="/api/tender-projects">招标项目 <span lang="en">Tender projects</span></a></li>
            <li><a href="/api/trust">信任清单与受托人名册 <span lang="en">Trust list and trustee register</span></a></li>
            <li><a href="/q/openapi">接口文档 <span lang="en">API document (OpenAPI)</span></a></li>
            <li><a href="/q/health">运行状态 <span lang="en">Health</span></a></li>
            <li><a href="/login">登录 <span lang="en">Log in</span></a></li>
            </ul>
            </main>
            </body>
            </html>
            """;

    private final Clock clock;
    private final Instance<SandboxClock> sandbox;

    HomeResource(Clock clock, Instance<SandboxClock> sandbox) {
        this.clock = clock;
        this.sandbox = sandbox;
    }

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(operationId = "home", summary = "The first page", hidden = true)
    public Response home() {
        var now = clock.instant();
        var page = PAGE.replace("{mark}", mark())
                .replace("{now}", now.toString())
                .replace("{shown}", SHOWN.format(now.atZone(LEGAL)));
        return Response.ok(page)
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
                .header("Cache-Control", "no-store")
                .build();
    }

    /** The HTTP layer has sent whoever is not logged in to the identity provider before this is reached. */
    @GET
    @Path("/login")
    @Authenticated
    @Operation(operationId = "login", summary = "Log in for the pages", hidden = true)
    public Response login() {
        return Response.seeOther(URI.create("/")).build();
    }

    /** A sandbox must never be mistaken for the real thing, so it says so even while its offset is still zero. */
    private String mark() {
        if (!sandbox.isResolvable()) {
            return "";
        }
        var ahead = sandbox.get().offset();
        return "<p class=\"sandbox\">演示环境，时钟已快进 %s。<span lang=\"en\">Demonstration; the clock is ahead by %s.</span></p>"
                .formatted(shown(ahead), shown(ahead));
    }

    private static String shown(Duration ahead) {
        return "%dd %02d:%02d:%02d"
                .formatted(ahead.toDays(), ahead.toHoursPart(), ahead.toMinutesPart(), ahead.toSecondsPart());
    }
}
