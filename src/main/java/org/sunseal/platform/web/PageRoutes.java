package org.sunseal.platform.web;

import io.quarkus.runtime.LaunchMode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lets every address that a person types, and that is none of the server's own, be answered with the portal, which
 * knows whether such a page exists; and says how long pages and their parts may be kept and what they may run. The files
 * themselves are served by Quarkus.
 */
@ApplicationScoped
class PageRoutes {
    /** Before everything that answers. */
    private static final int FIRST = -1;

    private static final Pattern SERVERS_OWN = Pattern.compile("/(?:api|q|log|login|logout|invitations)(?:/.*)?");

    /** Vite names what lies there by its digest. */
    private static final String ASSETS = "/assets/";

    private static final int OK = 200;

    /** No script but our own files; antd writes its style sheets into the page. */
    private static final String POLICY = String.join(
            "; ",
            List.of(
                    "default-src 'none'",
                    "script-src 'self'",
                    "style-src 'self' 'unsafe-inline'",
                    "img-src 'self' data:",
                    "font-src 'self'",
                    "connect-src 'self'",
                    "worker-src 'self'",
                    "base-uri 'none'",
                    "form-action 'self'",
                    "frame-ancestors 'none'"));

    void add(@Observes Router router) {
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            return; // the pages' development server routes by itself, and writes scripts into them
        }
        router.route()
                .order(FIRST)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(PageRoutes::route);
    }

    private static void route(RoutingContext call) {
        var path = call.normalizedPath();
        if (SERVERS_OWN.matcher(path).matches()) {
            call.next();
        } else if (path.startsWith(ASSETS)) {
            call.addHeadersEndHandler(done -> keep(call));
            call.next();
        } else if (isFile(path) || !isAskedForByAPerson(call)) {
            call.addHeadersEndHandler(done -> restrict(call));
            call.next();
        } else {
            call.reroute("/");
        }
    }

    /** A missing asset may be there after the next release, so only what was found is kept. */
    private static void keep(RoutingContext call) {
        if (call.response().getStatusCode() == OK) {
            call.response().putHeader("Cache-Control", "public, max-age=31536000, immutable");
        }
    }

    private static void restrict(RoutingContext call) {
        call.response().putHeader("Cache-Control", "no-cache").putHeader("Content-Security-Policy", POLICY);
    }

    private static boolean isFile(String path) {
        return path.equals("/") || path.indexOf('.', path.lastIndexOf('/')) >= 0;
    }

    /** Browsers that go to an address ask for HTML; programs that call an address by mistake are told that it is not there. */
    private static boolean isAskedForByAPerson(RoutingContext call) {
        var accepted = call.request().getHeader("Accept");
        return accepted != null && accepted.contains("text/html");
    }
}
