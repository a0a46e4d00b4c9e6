package org.sunseal.audit.proof;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests as a guest who waits when asked to: a server that has too much to do answers 429 and says after how
 * many seconds to come back (RFC 6585 section 4, RFC 9110 section 10.2.3).
 */
public final class RetryAfter {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int ATTEMPTS = 4;
    private static final Duration UNLESS_TOLD = Duration.ofSeconds(1);
    /** No server makes a trustee sleep through an opening. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private RetryAfter() {}

    /** One way of sending a request that can be sent again. */
    public interface Attempt<T> {
        /**
         * Sends it and waits for the answer.
         *
         * @param last whether this answer counts, however busy the server is
         */
        HttpResponse<T> make(boolean last) throws IOException, InterruptedException;
    }

    /**
     * The answer to the request, which is sent up to four times while the server is too busy; the last of these answers
     * counts, whatever it is.
     *
     * @param request whose body, if any, can be sent again
     */
    public static <T> HttpResponse<T> send(HttpClient client, HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        // of an answer that will not be used no body is left open
        BodyHandler<T> unlessBusy = answer ->
                answer.statusCode() == TOO_MANY_REQUESTS ? BodySubscribers.replacing(null) : handler.apply(answer);
        return send(last -> client.send(request, last ? handler : unlessBusy));
    }

    /** As {@link #send(HttpClient, HttpRequest, BodyHandler)}, for whoever sends in a way of its own. */
    public static <T> HttpResponse<T> send(Attempt<T> attempt) throws IOException, InterruptedException {
        for (int made = 1; made < ATTEMPTS; made++) {
            var answer = attempt.make(false);
            if (answer.statusCode() != TOO_MANY_REQUESTS) {
                return answer;
            }
            TimeUnit.MILLISECONDS.sleep(
                    delay(answer.headers().firstValue("Retry-After").orElse("")).toMillis());
        }
        return attempt.make(true);
    }

    /** A date, which the header may hold too, is treated as if nothing was said: our servers send seconds. */
    static Duration delay(String said) {
        if (!said.matches("[0-9]{1,9}")) {
            return UNLESS_TOLD;
        }
        var asked = Duration.ofSeconds(Long.parseLong(said));
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
