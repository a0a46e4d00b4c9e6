package org.sunseal.audit.web;

import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;

/**
 * Whom a request is counted for.
 *
 * @param address the caller's; of an IPv6 address the first 64 bits, for whoever has one has all of the rest
 */
record Caller(String address) {
    private static final int NETWORK_GROUPS = 4;

    static Caller of(HttpServerRequest request) {
        return of(request.remoteAddress().hostAddress());
    }

    /** @param written as numbers, without a name to look up */
    static Caller of(String written) {
        if (!written.contains(":")) {
            return new Caller(written);
        }
        var head = written.split("::", 2)[0].split(":", -1);
        return new Caller(String.join(":", Arrays.copyOf(head, Math.min(head.length, NETWORK_GROUPS))));
    }
}
