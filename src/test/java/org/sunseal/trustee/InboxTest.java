package org.sunseal.trustee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class InboxTest {
    @TempDir
    private Path folder;

    @Test
    void bodies_that_never_come_keep_no_order_and_no_claim_waiting() throws IOException {
        var slow = new ArrayList<Socket>();
        try (var world = new AgentWorld(folder)) {
            world.start("T1");
            for (int i = 0; i < 400; i++) {
                slow.add(startOfAMessage(world, i % 2 == 0 ? "/inbox/notices" : "/inbox/claims"));
            }

            var until = System.nanoTime() + Duration.ofSeconds(3).toNanos();
            while (System.nanoTime() < until) {
                assertThat(answerToJunk(world, "/inbox/orders")).isEqualTo(422);
                assertThat(answerToJunk(world, "/inbox/claims")).isEqualTo(422);
            }
        } finally {
            for (var each : slow) {
                each.close();
            }
        }
    }

    private static int answerToJunk(AgentWorld world, String path) {
        return world.post("T1", path, new byte[] {1, 2, 3}).statusCode();
    }

    private static Socket startOfAMessage(AgentWorld world, String path) throws IOException {
        int port = world.register.member("T1").orElseThrow().inbox().getPort();
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        var head = "POST %s HTTP/1.1\r\nHost: agent\r\nContent-Length: 1000\r\n\r\n{".formatted(path);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
