package org.sunseal.trustee;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * Reads the {@code Date} header of a web server (RFC 9110 section 6.6.1): whole seconds, good enough to notice a clock
 * that is minutes off.
 */
record HttpDateSource(URI address, HttpClient http) implements ClockSource {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public Instant read() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        var answer = new DialOut(http, 0, PATIENCE).ask(request); // an answer to HEAD has no body
        var date = answer.headers().firstValue("Date");
        try {
            return ZonedDateTime.parse(date.orElse(""), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new IOException(address + " tells no date", e);
        }
    }
}
