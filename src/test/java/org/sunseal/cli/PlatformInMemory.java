package org.sunseal.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.bidding.proof.Receipt;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.bidding.proof.SlotContext;
import org.sunseal.bidding.proof.Withdrawal;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.FiveTrustees;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.ListedBid;

/**
 * A platform, its log, witnesses and time-stamp authority in one object, honest unless told otherwise; tender T-1, lot
 * 1.
 */
final class PlatformInMemory implements AutoCloseable {
    static final Instant OPEN_AT = Instant.parse("2026-06-01T01:00:00Z");
    static final Instant NOW = Instant.parse("2026-05-31T08:00:00.250Z");

    private static final String ROUND = "/api/tender-projects/T-1/lots/1/rounds/1";
    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

    private final AnnouncedPapers papers = new AnnouncedPapers();
    final FiveTrustees five = papers.five;
    final Map<String, ByteArrayOutputStream> objects = new HashMap<>();
    /** What a dishonest platform does to its answers, by path. */
    final Map<String, UnaryOperator<Map<String, Object>>> spoilt = new HashMap<>();

    int uploadsToLose;
    int signaturesToCallUnfit;
    int receiptsToDelay;
    boolean closed;
    boolean forgetBids;
    int parts;

    private final CosignedLog log = new CosignedLog(five, papers.register);
    private final Map<String, Map<String, Object>> receipts = new HashMap<>();
    private final Map<String, ListedBid> standing = new LinkedHashMap<>();
    private final HttpServer http;
    private int nextSlot;

    PlatformInMemory() throws IOException {
        log.append(new OpenEntry("NOTICE", papers.notice).encode());
        log.append(new OpenEntry("ALLOT", papers.allotment).encode());
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    byte[] trustFile() {
        return papers.trustFile();
    }

    /** A time-stamp of its authority over that digest. */
    byte[] tokenOver(byte[] sha256) {
        return papers.token(sha256);
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (path.startsWith("/api/objects/")) {
                object(exchange, path.substring("/api/objects/".length()));
                return;
            }
            var body = exchange.getRequestBody().readAllBytes();
            if (path.equals("/api/timestamps")) {
                reply(exchange, 200, papers.stamp(body));
                return;
            }
            var answer = json(exchange, path, body);
            var spoil = spoilt.getOrDefault(path, UnaryOperator.identity());
            reply(exchange, answer.status(), CanonicalJson.writePretty(spoil.apply(answer.body())));
        }
    }

    private record Answer(int status, Map<String, Object> body) {}

    private Answer json(HttpExchange exchange, String path, byte[] body) {
        return switch (path) {
            case "/realms/test/protocol/openid-connect/token" -> login(new String(body, StandardCharsets.UTF_8));
            case ROUND + "/slots" ->
                slot(String.valueOf(exchange.getRequestURI().getQuery()));
            case ROUND + "/bids" -> bid(exchange, Fields.read(body));
            case ROUND + "/withdrawals" -> withdrawal(Fields.read(body));
            case ROUND + "/closing" -> closing();
            case "/api/tender-projects/T-1/lots/1" -> new Answer(200, Map.of("stage", "ISSUING"));
            case "/api/organisations/mine" -> new Answer(200, Map.of("creditCode", "91310000MA1K000001"));
            case "/api/certificates/challenge" -> new Answer(200, Map.of("nonce", "n-1"));
            case "/api/certificates" -> certificate(Fields.read(body));
            default -> {
                var receipt = receipts.get(path.substring(path.lastIndexOf('/') + 1));
                yield receipt == null
                        ? problem(404, "not-found", "There is nothing at " + path)
                        : --receiptsToDelay < 0 ? new Answer(200, receipt) : new Answer(202, Map.of());
            }
        };
    }

    private static Answer login(String form) {
        return form.contains("password=bidder1") && form.contains("client_id=sunseal-cli")
                ? new Answer(200, Map.of("access_token", "good", "expires_in", 60))
                : new Answer(401, Map.of("error", "invalid_grant"));
    }

    private Answer slot(String query) {
        if (query.contains("replacement=true")) {
            nextSlot++;
        }
        return new Answer(
                200,
                new LinkedHashMap<>(Map.of(
                        "slot", papers.slot(nextSlot),
                        "batch", papers.batch(),
                        "allotment", papers.allotment,
                        "allotmentProof", log.proof(1),
                        "notice", papers.notice,
                        "noticeProof", log.proof(0))));
    }

    private Answer bid(HttpExchange exchange, Fields commit) {
        var manifest = SealedManifest.parse(commit.bytes("sealed"));
        for (var piece : manifest.pieces()) {
            var arrived = objects.getOrDefault(piece.digest(), new ByteArrayOutputStream())
                    .toByteArray();
            if (!Framing.hex(Framing.sha256(arrived)).equals(piece.digest())) {
                return problem(422, "missing-object", "Object %d has not been uploaded".formatted(piece.i()));
            }
        }
        var signature = commit.bytes("signature");
        if (signaturesToCallUnfit > 0) {
            signaturesToCallUnfit--;
            return problem(422, "unfit-certificate", "revocation-unknown: no list was current when this was signed");
        }
        exchange.getResponseHeaders().add("Location", "/api/receipts/" + manifest.sha256());
        if (!receipts.containsKey(manifest.sha256())) {
            var index = receipt(Receipt.Status.ACCEPTED, manifest.context(), manifest, signature, manifest.sha256());
            standing.clear();
            standing.put(
                    manifest.context().slot(), new ListedBid(manifest.context().slot(), manifest.sha256(), index));
        }
        return new Answer(202, Map.of());
    }

    private Answer withdrawal(Fields commit) {
        var message = commit.bytes("withdrawal");
        var withdrawal = Withdrawal.parse(SignedMessage.parse(message).body());
        standing.remove(withdrawal.slot());
        var context = SlotContext.of(withdrawal.tender(), withdrawal.lot(), withdrawal.round(), withdrawal.slot());
        var fields = receiptOf(Receipt.Status.WITHDRAWN, context, 1, withdrawal.sealedSha256(), message);
        return new Answer(201, fields);
    }

    private int receipt(Receipt.Status status, SlotContext slot, SealedManifest manifest, byte[] signed, String name) {
        receipts.put(name, receiptOf(status, slot, manifest.seq(), manifest.sha256(), signed));
        return log.size() - 1;
    }

    private Map<String, Object> receiptOf(
            Receipt.Status status, SlotContext slot, int seq, String sealedSha256, byte[] signed) {
        var receipt = new Receipt(
                slot.tender(),
                slot.lot(),
                slot.round(),
                slot.slot(),
                seq,
                sealedSha256,
                Framing.hex(Framing.sha256(signed)),
                NOW,
                Receipt.VIA_PLATFORM,
                status,
                Framing.hex(Keys.random(16)));
        log.append(receipt.entry().encode());
        var note = log.checkpoint().noteSha256();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("receipt", SignedMessage.sign(receipt.bytes(), five.platform()));
        fields.put("proof", log.proof(log.size() - 1));
        fields.put("timestamp", null);
        fields.put("checkpointTimestamp", papers.token(note));
        return fields;
    }

    private Answer closing() {
        if (!closed) {
            return problem(404, "not-closed", "The round is open");
        }
        var list = BidList.of(forgetBids ? List.of() : List.copyOf(standing.values()));
        var closing = new Closing(
                "T-1",
                "1",
                1,
                OPEN_AT,
                papers.notice().sha256(),
                list.entries().size(),
                list.root(),
                List.of(),
                log.size(),
                Framing.hex(log.checkpoint().root()));
        var close = SignedMessage.sign(closing.body(), five.platform());
        var token = papers.token(Framing.sha256(close));
        log.append(new OpenEntry("CLOSE", close, Map.of("token", token)).encode());
        return new Answer(
                200, Map.of("close", close, "token", token, "list", list.bytes(), "proof", log.proof(log.size() - 1)));
    }

    private Answer certificate(Fields asked) {
        var proof = DetachedSignature.parse(asked.bytes("proof"));
        proof.verify("sunseal-pop\n91310000MA1K000001\nn-1".getBytes(StandardCharsets.US_ASCII));
        return new Answer(201, Map.of("sha256", Certificates.sha256(proof.signer())));
    }

    private void object(HttpExchange exchange, String sha256) throws IOException {
        var arrived = objects.computeIfAbsent(sha256, each -> new ByteArrayOutputStream());
        if (exchange.getRequestMethod().equals("PUT")) {
            var range = RANGE.matcher(exchange.getRequestHeaders().getFirst("Content-Range"));
            var part = exchange.getRequestBody().readAllBytes();
            parts++;
            if (uploadsToLose > 0) {
                uploadsToLose--;
                arrived.writeBytes(part); // the part arrived, the answer is lost
                return;
            }
            if (!range.matches() || Long.parseLong(range.group(1)) != arrived.size()) {
                reply(
                        exchange,
                        409,
                        CanonicalJson.write(
                                problem(409, "upload-offset", "Not there").body()));
                return;
            }
            arrived.writeBytes(part);
        }
        exchange.getResponseHeaders().add("Upload-Offset", Integer.toString(arrived.size()));
        exchange.sendResponseHeaders(200, -1);
    }

    private static Answer problem(int status, String code, String detail) {
        return new Answer(
                status,
                Map.of("type", "urn:sunseal:problem:" + code, "title", code, "status", status, "detail", detail));
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
