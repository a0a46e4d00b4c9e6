package org.sunseal.trustee;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks servers nobody vouches for. The timeout of an {@link HttpRequest} ends with the headers, so whoever never ends
 * the body could hold a thread for ever; here the whole answer has a deadline and a largest length.
 *
 * @param largest bytes of a body that are read at most
 * @param patience from the question to the last byte of the answer
 */
record DialOut(HttpClient http, int largest, Duration patience) {
    /**
     * The answer with its whole body.
     *
     * @throws HttpTimeoutException when it is not whole in time
     * @throws IOException when it is too long or breaks off, or nobody answers
     */
    HttpResponse<byte[]> ask(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.sendAsync(request, head -> new Bounded(largest));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException(
                    "%s has not ended its answer after %d ms".formatted(request.uri(), patience.toMillis()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HttpTimeoutException timeout) {
                throw timeout;
            }
            throw new IOException(e.getCause());
        } finally {
            answer.cancel(true); // hangs up on an answer that still comes; a whole one stays as it is
        }
    }

    /** Keeps a body as bytes while it is short enough, and hangs up on one that is not. */
    private static final class Bounded implements BodySubscriber<byte[]> {
        private final BodySubscriber<byte[]> body = BodySubscribers.ofByteArray();
        private final int largest;
        private long taken;
        private Flow.@Nullable Subscription subscription;

        Bounded(int largest) {
            this.largest = largest;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return body.getBody();
        }

        @Override
        public void onSubscribe(Flow.Subscription coming) {
            subscription = coming;
            body.onSubscribe(coming);
        }

        @Override
        public void onNext(List<ByteBuffer> part) {
            taken += part.stream().mapToLong(ByteBuffer::remaining).sum();
            if (taken <= largest) {
                body.onNext(part);
            } else {
                Objects.requireNonNull(subscription, "nothing comes before the subscription")
                        .cancel();
                body.onError(new IOException("The answer has more than %d bytes".formatted(largest)));
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.onError(failure);
        }

        @Override
        public void onComplete() {
            body.onComplete();
        }
    }
}
