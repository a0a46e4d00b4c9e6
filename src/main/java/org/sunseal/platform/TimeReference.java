package org.sunseal.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.net.ntp.NTPUDPClient;
import org.apache.commons.net.ntp.TimeInfo;

/** A server asked for the time of day by NTP (RFC 5905). */
record TimeReference(String host, int port) {
    /** A server that has lost its own time says so with this leap indicator (RFC 5905, figure 9). */
    private static final int UNSYNCHRONISED = 3;

    private static final int QUESTIONS = 3;

    /**
     * A server written as {@code host} or {@code host:port}.
     *
     * @throws IllegalArgumentException for anything else
     */
    static TimeReference parse(String text) {
        var colon = text.lastIndexOf(':');
        var port = colon < 0 ? OptionalInt.of(NTPUDPClient.DEFAULT_PORT) : port(text.substring(colon + 1));
        var host = colon < 0 ? text : text.substring(0, colon);
        if (port.isEmpty() || host.isBlank()) {
            throw new IllegalArgumentException("A time reference is host or host:port, not \"%s\"".formatted(text));
        }
        return new TimeReference(host, port.getAsInt());
    }

    /**
     * How far the reference is surely ahead of this machine: the best of a few questions, less half the time its answer
     * took, because nobody can tell on which way the time was lost (RFC 5905, 8). Empty when it does not answer, or does
     * not know the time.
     */
    Optional<Duration> offset(Duration patience) {
        var answers = new ArrayList<TimeInfo>();
        try (var client = new NTPUDPClient()) {
            client.setDefaultTimeout(patience);
            client.open();
            for (int question = 0; question < QUESTIONS; question++) {
                var answer = client.getTime(InetAddress.getByName(host), port);
                answer.computeDetails();
                answers.add(answer);
            }
        } catch (IOException e) { // no answer is an answer: the others are asked too
            return Optional.empty();
        }
        return answers.stream()
                .filter(TimeReference::knowsTheTime)
                .min(Comparator.comparing(TimeInfo::getDelay))
                .map(TimeReference::surely);
    }

    private static boolean knowsTheTime(TimeInfo answer) {
        var message = answer.getMessage();
        return message.getLeapIndicator() != UNSYNCHRONISED
                && message.getStratum() > 0
                && answer.getOffset() != null
                && answer.getDelay() != null;
    }

    private static Duration surely(TimeInfo answer) {
        long offset = answer.getOffset();
        long certain = Math.max(0, Math.abs(offset) - Math.max(0, answer.getDelay()) / 2);
        return Duration.ofMillis(offset < 0 ? -certain : certain);
    }

    private static OptionalInt port(String text) {
        if (!text.matches("\\d{1,5}")) {
            return OptionalInt.empty();
        }
        int port = Integer.parseInt(text);
        return port >= 1 && port <= 65_535 ? OptionalInt.of(port) : OptionalInt.empty();
    }
}
