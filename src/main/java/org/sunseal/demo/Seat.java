package org.sunseal.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * One of the seven agents.
 *
 * @param body the institution that would run it; no two seats belong to one interest group (protocol 2)
 * @param trustee whether it holds key shares; every seat witnesses the log
 */
record Seat(String id, String body, boolean trustee, int port, Path home) {
    static List<Seat> all(Settings settings) {
        var agents = settings.data().resolve("agents");
        var first = settings.ports().firstAgent();
        return List.of(
                new Seat("T1", "招标人与代理机构 Tender side (demo)", true, first, agents.resolve("T1")),
                new Seat("T2", "行政监督部门 Regulator (demo)", true, first + 1, agents.resolve("T2")),
                new Seat("T3", "公证处 Notary (demo)", true, first + 2, agents.resolve("T3")),
                new Seat("T4", "电子认证机构 CA operator (demo)", true, first + 3, agents.resolve("T4")),
                new Seat("T5", "行业协会 Industry body (demo)", true, first + 4, agents.resolve("T5")),
                new Seat("W1", "大学 University (demo)", false, first + 5, agents.resolve("W1")),
                new Seat("W2", "审计机构 Audit office (demo)", false, first + 6, agents.resolve("W2")));
    }

    /** The root of its inbox, as the register lists it. */
    URI address() {
        return Ports.at(port);
    }

    URI status() {
        return address().resolve("/status");
    }

    Path clock() {
        return home.resolve("sandbox-clock.json");
    }
}
