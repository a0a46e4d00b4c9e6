package org.sunseal.demo;

import java.net.URI;

/**
 * Where everything listens, on 127.0.0.1 only.
 *
 * @param firstAgent the port of agent T1; the others follow it
 */
record Ports(int platform, int database, int keycloak, int timeStamps, int firstAgent) {
    /** The ports the documentation names, with the platform where its own setting says. */
    static Ports usual(int platform) {
        return new Ports(platform, 15432, 8180, 8190, 8201);
    }

    /** Eleven ports in a row, so that a second demonstration can run beside the first. */
    static Ports from(int base) {
        return new Ports(base, base + 1, base + 2, base + 3, base + 4);
    }

    static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
