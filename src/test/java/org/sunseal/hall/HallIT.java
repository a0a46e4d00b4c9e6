package org.sunseal.hall;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.opening.OpenedTender;
import org.sunseal.opening.SmallOpenings;
import org.sunseal.platform.TestStack;
import org.sunseal.portal.AnnouncedLots;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** A hall as those in it see it, over a real opening. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallOpenings.class)
class HallIT {
    private static final Duration SEVERAL_LOOKS = Duration.ofSeconds(2);

    @TempDir
    static Path temporary;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    @TestHTTPResource("/")
    URI site;

    @Inject
    HallEvents events;

    @Inject
    HallConfig config;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Test
    void an_opening_is_watched_live_and_told_the_same_ever_after() throws Exception {
        var registered = new RegisteredLot(TradeKind.ENGINEERING);
        var notice = AnnouncedLots.announce(registered, "环城道路");
        var hall = new HallKey(registered.tender, "1", 1);
        var elsewhere = new ArrayList<Gallery>();
        var beforeDeadline = new ArrayList<List<String>>();

        try (var gallery = Gallery.at(site, hall, 0)) {
            OpenedTender.of(
                    notice,
                    temporary,
                    clockFile,
                    List.of(form("4700000.00"), form("4500000.00"), form("4600000.00")),
                    bidders -> {
                        elsewhere.add(Gallery.at(site, announcedForLater(), 0)); // now, as it takes the next keys
                        pause();
                        beforeDeadline.add(gallery.kinds());
                        beforeDeadline.add(elsewhere.getFirst().kinds());
                        beforeDeadline.add(given().get(path(hall)).jsonPath().getList("events.kind"));
                    });
            gallery.await(kinds -> kinds.contains("RECORDED"));

            assertThat(beforeDeadline).hasSize(3).containsOnly(List.of("NOTICE"));
            assertThat(gallery.kinds())
                    .containsExactly(
                            "NOTICE",
                            "CLOSED",
                            "PROVED",
                            "RELEASED",
                            "RELEASED",
                            "RELEASED",
                            "READ_OUT",
                            "BID",
                            "BID",
                            "BID",
                            "RECORDED");
            assertThat(numbers(gallery.events())).isEqualTo(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
            assertThat(gallery.events().get(1).at("/closing/count").asInt()).isEqualTo(3);
            assertThat(gallery.events().get(1).at("/closing/bidders")).hasSize(3);
            assertThat(gallery.events().subList(7, 10))
                    .extracting(event -> event.at("/bid/price").asText())
                    .containsExactlyInAnyOrder("4700000.00", "4500000.00", "4600000.00");
            assertThat(elsewhere.getFirst().kinds()).containsExactly("NOTICE");
            andEverAfter(hall, notice, gallery.events());
        } finally {
            elsewhere.forEach(Gallery::close);
        }
    }

    private static HallKey announcedForLater() {
        var lot = new RegisteredLot(TradeKind.ENGINEERING, "330502", Duration.ofDays(300));
        AnnouncedLots.announce(lot, "环湖绿道");
        return new HallKey(lot.tender, "1", 1);
    }

    private void andEverAfter(HallKey hall, Notice notice, List<JsonNode> seen) throws Exception {
        try (var late = Gallery.at(site, hall, 0);
                var back = Gallery.at(site, hall, 6)) {
            late.await(kinds -> kinds.contains("RECORDED"));
            back.await(kinds -> kinds.contains("RECORDED"));

            assertThat(late.events()).isEqualTo(seen);
            assertThat(back.events()).isEqualTo(seen.subList(6, 11));
        }
        assertThat(restarted(hall)).isEqualTo(seen);
        given().get(path(hall) + "?after=9")
                .then()
                .statusCode(200)
                .body("needed", is(3))
                .body("trustees.id", contains("T1", "T2", "T3", "T4", "T5"))
                .body(
                        "objectionSeconds",
                        is(Math.toIntExact(notice.objectionWindow().toSeconds())))
                .body("events.number", contains(10, 11))
                .body("events[0].bid.result", is("opened"));
    }

    /** What a replica tells that has just begun. */
    private List<JsonNode> restarted(HallKey hall) throws Exception {
        var replica = new Halls(events, config, json, clock);
        var sent = new ArrayList<String>();
        var watching = replica.watch(hall, 0, new Line() {
            @Override
            public CompletionStage<?> send(String message) {
                sent.add(message);
                return CompletableFuture.completedStage(null);
            }

            @Override
            public void hangUp() {
                throw new AssertionError("It kept up");
            }
        });
        watching.orElseThrow().end();
        replica.stop();
        var told = new ArrayList<JsonNode>();
        for (var message : sent) {
            json.readTree(message).get("events").forEach(told::add);
        }
        return told;
    }

    @Test
    void a_hall_nobody_announced_is_none() {
        var nowhere = new HallKey("no-such-tender", "1", 1);

        given().get(path(nowhere)).then().statusCode(404).body("type", is("urn:sunseal:problem:no-such-hall"));
        try (var lost = Gallery.enter(site, nowhere, 0)) {
            assertThat(lost.closedWith()).isEqualTo(4404);
        }
    }

    @Test
    void a_number_that_is_none_is_refused() {
        given().get(path(new HallKey("any", "1", 1)) + "?after=-1").then().statusCode(422);
    }

    @Test
    void pages_of_strangers_are_not_let_in() {
        var address = "/api/public/halls/any/1/1/live";

        assertThat(knock(address, "https://elsewhere.example")).isEqualTo(403);
        assertThat(knock(address, "http://" + site.getAuthority())).isEqualTo(101);
    }

    /** The answer to a request for an upgrade from a page of that origin. */
    private int knock(String path, String origin) {
        try (var socket = new Socket(site.getHost(), site.getPort())) {
            socket.setSoTimeout(10_000);
            var request = """
                    GET %s HTTP/1.1\r
                    Host: %s\r
                    Origin: %s\r
                    Upgrade: websocket\r
                    Connection: Upgrade\r
                    Sec-WebSocket-Version: 13\r
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                    \r
                    """.formatted(path, site.getAuthority(), origin);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var line = new byte[12];
            socket.getInputStream().readNBytes(line, 0, line.length);
            return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring(9));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OpeningForm form(String price) {
        return new OpeningForm(price, "CNY", "180", "合格", "无", List.of());
    }

    private static List<Integer> numbers(List<JsonNode> events) {
        return events.stream().map(event -> event.get("number").asInt()).toList();
    }

    private static String path(HallKey hall) {
        return "/api/public/halls/%s/%s/%d".formatted(hall.tender(), hall.lot(), hall.round());
    }

    private static void pause() {
        try {
            Thread.sleep(SEVERAL_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
