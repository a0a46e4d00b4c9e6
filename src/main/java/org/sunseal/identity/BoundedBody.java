package org.sunseal.identity;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes the body of an answer as bytes, and stops taking when there are too many. */
final class BoundedBody implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
    private final long maximumBytes;
    private long taken;
    private Flow.@Nullable Subscription subscription;

    BoundedBody(long maximumBytes) {
        this.maximumBytes = maximumBytes;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return bytes.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        bytes.onSubscribe(begun);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        part.forEach(buffer -> taken += buffer.remaining());
        if (taken <= maximumBytes) {
            bytes.onNext(part);
        } else {
            if (subscription != null) {
                subscription.cancel();
            }
            bytes.onError(new IOException("The answer has more than %d bytes".formatted(maximumBytes)));
        }
    }

    @Override
    public void onError(Throwable broken) {
        bytes.onError(broken);
    }

    @Override
    public void onComplete() {
        bytes.onComplete();
    }
}
