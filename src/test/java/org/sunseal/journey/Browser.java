package org.sunseal.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * As much of a browser as a login needs: it keeps cookies and follows redirects, and remembers every {@code Set-Cookie}
 * line. Cookies belong to a host whatever the port (RFC 6265, 8.5), and to 127.0.0.1 even when marked secure, as for
 * all browsers.
 */
final class Browser {
    private static final int REDIRECTS = 10;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private final List<String> setCookies = new ArrayList<>();

    private record Cookie(String pair, String path) {}

    /** Where the last redirect ended, and what was there. */
    record Page(URI address, int status, String html) {}

    Page get(URI address) {
        return follow(address, HttpRequest.newBuilder(address));
    }

    Page post(URI address, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return follow(
                address,
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The lines that set a cookie whose name begins so to something, attributes included. */
    List<String> set(String name) {
        return setCookies.stream()
                .filter(line -> line.startsWith(name) && !isRemoval(line))
                .toList();
    }

    /** Whether a cookie is held whose name begins so. */
    boolean holds(String name) {
        return cookies.keySet().stream().anyMatch(each -> each.startsWith(name));
    }

    /** Plants a cookie for all paths. */
    void plant(String name, String value) {
        cookies.put(name, new Cookie(name + "=" + value, "/"));
    }

    private Page follow(URI first, HttpRequest.Builder firstRequest) {
        var address = first;
        var request = firstRequest;
        for (int i = 0; i < REDIRECTS; i++) {
            var answer = send(address, request);
            var location = answer.headers().firstValue("Location");
            if (answer.statusCode() / 100 != 3 || location.isEmpty()) {
                return new Page(address, answer.statusCode(), answer.body());
            }
            address = address.resolve(location.get());
            request = HttpRequest.newBuilder(address);
        }
        throw new IllegalStateException("Redirected without end from " + first);
    }

    private HttpResponse<String> send(URI address, HttpRequest.Builder request) {
        var sent = cookies.values().stream()
                .filter(cookie -> address.getPath().startsWith(cookie.path()))
                .map(Cookie::pair)
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        try {
            var answer = http.send(
                    request.timeout(Duration.ofSeconds(60)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String line) {
        setCookies.add(line);
        var parts = line.split(";\\s*");
        var name = parts[0].substring(0, parts[0].indexOf('='));
        if (isRemoval(line)) {
            cookies.remove(name);
            return;
        }
        var path = "/";
        for (var part : parts) {
            if (part.regionMatches(true, 0, "Path=", 0, 5)) {
                path = part.substring(5);
            }
        }
        cookies.put(name, new Cookie(parts[0], path));
    }

    private static boolean isRemoval(String line) {
        return line.toLowerCase(Locale.ROOT).contains("max-age=0");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
