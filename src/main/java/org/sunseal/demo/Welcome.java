package org.sunseal.demo;

/** What the console says when everything runs: where it is, who one can be, what to try first. */
final class Welcome {
    private Welcome() {}

    static void print(Settings settings, String keys) {
        var ports = settings.ports();
        System.out.printf(
                """

                Sunseal runs.  %s
                  platform          %s   (API document at /q/openapi)
                  accounts          %s   (Keycloak, realm sunseal-demo)
                  time stamps       %s
                  trustee agents    %s to %d, each with /status
                  accounts (password = name): agency1 tenderee1 regulator1 centre1 expert1 bidder1 .. bidder8 trustee1

                Try first, in a second terminal:
                  java -jar %s scenario        a whole tender in a few minutes: notice, sealed bids, opening, verification
                  java -jar %s --help          keys, sealing, receipts, offline verification

                Ctrl-C stops everything. The next start is faster and loses nothing; delete %s for a fresh one.

                """,
                keys,
                settings.platform(),
                Ports.at(ports.keycloak()),
                Ports.at(ports.timeStamps()),
                Ports.at(ports.firstAgent()),
                ports.firstAgent() + Seat.all(settings).size() - 1,
                settings.tool(),
                settings.tool(),
                settings.data());
    }
}
