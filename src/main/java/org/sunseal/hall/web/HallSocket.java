package org.sunseal.hall.web;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.sunseal.hall.HallKey;
import org.sunseal.hall.Halls;
import org.sunseal.hall.Line;

/**
 * A hall, live. A spectator says with {@code after} the number of the last event it has, gets {@code {at, events}} with what it
 * missed, and from then on the same with whatever happens; messages without events are signs of life. It has nothing to say.
 */
@PermitAll
@WebSocket(path = HallSocket.PATH, endpointId = HallSocket.ID)
class HallSocket {
    static final String PATH = "/api/public/halls/{tender}/{lot}/{round}/live";
    static final String ID = "hall";

    /** Of the range applications may use: there is no such hall. */
    private static final CloseReason NO_SUCH_HALL = new CloseReason(4404, "no-such-hall");

    private static final Pattern AFTER = Pattern.compile("(?:.*&)?after=(\\d{1,9})(?:&.*)?");
    private static final Pattern ROUND = Pattern.compile("[1-9]\\d{0,8}");
    private static final UserData.TypedKey<Halls.Watching> WATCHING = new UserData.TypedKey<>("watching");

    private final Halls halls;

    HallSocket(Halls halls) {
        this.halls = halls;
    }

    @OnOpen
    @RunOnVirtualThread
    void open(WebSocketConnection connection) {
        var watching =
                hall(connection).flatMap(hall -> halls.watch(hall, after(connection), new Connected(connection)));
        if (watching.isEmpty()) {
            connection.closeAndAwait(NO_SUCH_HALL);
            return;
        }
        connection.userData().put(WATCHING, watching.get());
        if (connection.isClosed()) { // before its end could be noted
            watching.get().end();
        }
    }

    @OnClose
    void close(WebSocketConnection connection) {
        var watching = connection.userData().get(WATCHING);
        if (watching != null) {
            watching.end();
        }
    }

    private static Optional<HallKey> hall(WebSocketConnection connection) {
        var round = connection.pathParam("round");
        return ROUND.matcher(round).matches()
                ? Optional.of(new HallKey(
                        connection.pathParam("tender"), connection.pathParam("lot"), Integer.parseInt(round)))
                : Optional.empty();
    }

    private static int after(WebSocketConnection connection) {
        var query = connection.handshakeRequest().query();
        var after = AFTER.matcher(query == null ? "" : query);
        return after.matches() ? Integer.parseInt(after.group(1)) : 0;
    }

    private record Connected(WebSocketConnection connection) implements Line {
        @Override
        public CompletionStage<?> send(String message) {
            return connection.sendText(message).subscribeAsCompletionStage();
        }

        @Override
        public void hangUp() {
            connection
                    .close(CloseReason.ABNORMAL)
                    .subscribe()
                    .with(closed -> {}, gone -> {}); // whichever end was first
        }
    }
}
