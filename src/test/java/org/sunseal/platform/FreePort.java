package org.sunseal.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports that must be named before anybody listens on them. They lie below those the system gives to outgoing
 * connections (32768 and up on Linux): one of these may be taken by a connection between the asking and the listening.
 */
public final class FreePort {
    private static final int FIRST = 21000;
    private static final int COUNT = 10000;
    /** Test runs side by side begin at different places. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 97 % COUNT));

    private FreePort() {}

    /** One nobody listens on, and that was not given before in this JVM's last ten thousand. */
    public static int next() {
        for (var tries = 0; tries < COUNT; tries++) {
            var port = FIRST + NEXT.getAndIncrement() % COUNT;
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                continue; // taken
            }
        }
        throw new IllegalStateException("No port is free");
    }
}
