package org.sunseal.bidding;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.crypto.Cosignatures;
import org.sunseal.crypto.SignedNote;
import org.sunseal.platform.TestStack;

/** Seven witnesses who cosign whatever the log says, for tests about something else. Started from within a test or before each. */
final class WitnessesAtWork {
    private static final int WITNESSES = 7;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String platform = "http://127.0.0.1:" + RestAssured.port;
    private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::work);

    static WitnessesAtWork start() {
        var witnesses = new WitnessesAtWork();
        witnesses.thread.start();
        return witnesses;
    }

    private void work() {
        long size = 0;
        try {
            while (true) {
                try {
                    var answer = http.send(
                            request("/log/next?after=" + size).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
                    if (answer.statusCode() == 200) {
                        var note = SignedNote.parse(answer.body());
                        size = Checkpoint.parse(note).size();
                        cosign(note.text());
                    }
                } catch (HttpTimeoutException e) {
                    continue; // a busy machine; the log is still there
                }
            }
        } catch (IOException | InterruptedException e) {
            return; // stopped, or the application under test is gone
        }
    }

    private void cosign(String text) throws IOException, InterruptedException {
        var world = TestStack.world();
        for (int member = 1; member <= WITNESSES; member++) {
            var name = member <= 5 ? "T" + member : "W" + (member - 5);
            var line = Cosignatures.sign(
                    name, world.witnessKey(member), text, world.clock().instant());
            http.send(
                    request("/log/cosignatures")
                            .header("Content-Type", "text/plain")
                            .POST(HttpRequest.BodyPublishers.ofByteArray((text + "\n" + line.encode()).getBytes(UTF_8)))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(platform + path)).timeout(Duration.ofSeconds(30));
    }

    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join(Duration.ofSeconds(5));
        http.shutdownNow();
    }
}
