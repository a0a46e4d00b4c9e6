package org.sunseal.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.apache.commons.net.ntp.NtpV3Impl;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.apache.commons.net.ntp.TimeStamp;

/**
 * Somebody else's time server, as a process of its own: it may be ahead, have lost its time, or not answer. Arguments:
 * milliseconds ahead, or {@code lost}, or {@code silent}. Its first line of output is its port; it ends with its input.
 */
final class FakeTimeServer implements AutoCloseable {
    private static final int LOST = 3;

    private final Process process;
    private final int port;

    private FakeTimeServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static FakeTimeServer ahead(Duration by) throws IOException {
        return start(Long.toString(by.toMillis()));
    }

    static FakeTimeServer thatLostItsTime() throws IOException {
        return start("lost");
    }

    static FakeTimeServer thatKeepsSilent() throws IOException {
        return start("silent");
    }

    private static FakeTimeServer start(String behaviour) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FakeTimeServer.class.getName(),
                        behaviour)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        return new FakeTimeServer(process, Integer.parseInt(Objects.requireNonNull(line, "it did not start")));
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
    }

    public static void main(String[] args) throws IOException {
        Thread.ofPlatform().daemon().start(FakeTimeServer::endWithInput);
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            prepare();
            System.out.println(socket.getLocalPort());
            while (true) {
                var asked = new DatagramPacket(new byte[48], 48);
                socket.receive(asked);
                if (!args[0].equals("silent")) {
                    var packet = answer(asked, args[0]);
                    packet.setSocketAddress(asked.getSocketAddress());
                    socket.send(packet);
                }
            }
        }
    }

    /** An answer to nobody, so that the first that counts loads no classes between being asked and reading the time. */
    private static void prepare() {
        answer(new DatagramPacket(new byte[48], 48), "0");
    }

    private static DatagramPacket answer(DatagramPacket asked, String behaviour) {
        boolean lost = behaviour.equals("lost");
        var now = TimeStamp.getNtpTime(System.currentTimeMillis() + (lost ? 0 : Long.parseLong(behaviour)));
        var question = new NtpV3Impl();
        question.setDatagramPacket(asked);
        var answer = new NtpV3Impl();
        answer.setMode(NtpV3Packet.MODE_SERVER);
        answer.setVersion(NtpV3Packet.VERSION_3);
        answer.setLeapIndicator(lost ? LOST : 0);
        answer.setStratum(1);
        answer.setOriginateTimeStamp(question.getTransmitTimeStamp());
        answer.setReceiveTimeStamp(now);
        answer.setTransmitTime(now);
        return answer.getDatagramPacket();
    }

    private static void endWithInput() {
        try {
            while (System.in.read() >= 0) {
                // whoever started us is still there
            }
        } catch (IOException e) {
            // gone as well
        }
        Runtime.getRuntime().halt(0);
    }
}
