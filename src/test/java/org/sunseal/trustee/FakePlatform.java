package org.sunseal.trustee;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.sunseal.audit.proof.LogEntries;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.TrusteeRegister;

/**
 * Everything an agent dials out to, honest unless a test says otherwise. It keeps what agents send, as often as they
 * send it.
 */
final class FakePlatform implements AutoCloseable {
    /** A proposed allotment and who signed it. */
    private record Proposal(byte[] body, Map<String, byte[]> signatures) {}

    final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
    /** Types of entries that are taken and never logged. */
    final List<String> withheld = new CopyOnWriteArrayList<>();
    /** Proposals under which no signature is taken: the connection breaks. */
    final Set<String> refusing = ConcurrentHashMap.newKeySet();
    /** Questions that get no answer while they are in here, such as {@code api/allotments}. */
    final Set<String> unanswered = ConcurrentHashMap.newKeySet();
    /** Answers to claims, by slot. */
    final Map<String, Map<String, Object>> claimAnswers = new ConcurrentHashMap<>();
    /** Pools and requests of draws, by {@code <digest of the DRAW>/pool}. */
    final Map<String, byte[]> drawFiles = new ConcurrentHashMap<>();
    /** What trustees released for draws, by {@code <digest of the DRAW>/<trustee>}. */
    final Map<String, byte[]> drawReleases = new ConcurrentHashMap<>();
    /** Called with trustee and message before shares are taken; throws to break the connection. */
    volatile BiConsumer<String, byte[]> onShares = (trustee, message) -> {};

    private final TrusteeRegister register;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Proposal> proposals = new LinkedHashMap<>();
    private final Map<String, byte[]> lists = new ConcurrentHashMap<>();
    private final Map<String, Map<String, List<byte[]>>> shares = new ConcurrentHashMap<>();
    final FakeBulletin bulletin;
    volatile FakeLog log;

    FakePlatform(TrusteeRegister register, FakeLog log, int port) throws IOException {
        this.register = register;
        this.bulletin = new FakeBulletin(register.n());
        this.log = log;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Proposes an allotment; once enough trustees have signed, it is logged. */
    synchronized void propose(Allotment allotment) {
        propose(allotment.sha256(), allotment.body());
    }

    synchronized void propose(String id, byte[] body) {
        proposals.put(id, new Proposal(body, new LinkedHashMap<>()));
    }

    synchronized int signatures(Allotment allotment) {
        return proposals.get(allotment.sha256()).signatures().size();
    }

    synchronized byte[] signature(Allotment allotment, String trustee) {
        return proposals.get(allotment.sha256()).signatures().get(trustee);
    }

    void serveList(String closeSha256, byte[] list) {
        lists.put(closeSha256, list);
    }

    /** The trustees whose shares for that closing arrived. */
    List<String> releasedBy(String closeSha256) {
        return shares.getOrDefault(closeSha256, Map.of()).keySet().stream()
                .sorted()
                .toList();
    }

    /** Every message of that trustee for that closing, as often as it came. */
    List<byte[]> shareMessages(String closeSha256, String trustee) {
        return List.copyOf(shares.getOrDefault(closeSha256, Map.of()).getOrDefault(trustee, List.of()));
    }

    /** Signed bodies of that type in the log. */
    List<byte[]> logged(String type) {
        return log.entries().stream()
                .map(LogEntries::parse)
                .filter(entry -> entry instanceof OpenEntry open && open.type().equals(type))
                .map(entry -> SignedMessage.parse(((OpenEntry) entry).message()).body())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        try (exchange) {
            var answer = answer(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(
                    answer.isPresent() ? 200 : 404,
                    answer.map(b -> b.length).filter(n -> n > 0).orElse(-1));
            if (answer.isPresent()) {
                exchange.getResponseBody().write(answer.get());
            }
        }
    }

    private Optional<byte[]> answer(String method, URI uri, byte[] body) {
        var path = uri.getPath().split("/");
        var question = path[1] + "/" + path[2];
        if (unanswered.contains(question)) {
            return waitInVain(question);
        }
        return switch (question) {
            case "log/next" -> next(Long.parseLong(uri.getQuery().replaceFirst("after=", "")));
            case "log/checkpoint" -> log.newest();
            case "log/tile" -> Optional.of(log.bundle(uri.getPath().substring("/log/".length())));
            case "log/cosignatures" -> done(() -> log.cosign(body));
            case "log/entries" -> done(() -> intake(Fields.read(body)));
            case "api/ceremonies" -> bulletin.answer(method, path, body);
            case "api/allotments" -> allotment(path, body);
            case "api/closings" -> closing(path, body);
            case "api/draws" ->
                method.equals("PUT")
                        ? done(() -> drawReleases.put(path[3] + "/" + path[5], body))
                        : Optional.ofNullable(drawFiles.get(path[3] + "/" + path[4]));
            default -> Optional.empty();
        };
    }

    private Optional<byte[]> next(long after) {
        for (int i = 0; i < 20; i++) {
            var note = log.next(after);
            if (note.isPresent()) {
                return note;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                break;
            }
        }
        return Optional.empty();
    }

    private Optional<byte[]> waitInVain(String question) {
        try {
            while (unanswered.contains(question)) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) { // the world ends, whoever waits or not
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private void intake(Fields entry) {
        var type = entry.text("type");
        if (!withheld.contains(type)) {
            byte[] encoded = new OpenEntry(type, entry.bytes("message")).encode();
            synchronized (this) {
                if (log.entries().stream().noneMatch(each -> Arrays.equals(each, encoded))) {
                    log.append(encoded);
                }
            }
        }
    }

    private synchronized Optional<byte[]> allotment(String[] path, byte[] body) {
        if (path.length == 3) {
            return Optional.of(FakeBulletin.array(proposals.entrySet().stream()
                    .filter(each -> each.getValue().signatures().size() < register.n())
                    .map(each -> Map.<String, Object>of(
                            "id", each.getKey(), "body", each.getValue().body()))
                    .toList()));
        }
        if (refusing.contains(path[3])) {
            throw new IllegalStateException("the connection breaks");
        }
        var signatures = proposals.get(path[3]).signatures();
        boolean enough = signatures.put(path[5], body) == null && signatures.size() == register.a();
        if (enough && !withheld.contains("ALLOT")) {
            log.append(new OpenEntry("ALLOT", SignedMessage.merge(List.copyOf(signatures.values()))).encode());
        }
        return Optional.of(new byte[0]);
    }

    private Optional<byte[]> closing(String[] path, byte[] body) {
        return switch (path[4]) {
            case "list" -> Optional.ofNullable(lists.get(path[3]));
            case "claims" ->
                Optional.ofNullable(claimAnswers.get(Fields.read(body).text("slot")))
                        .map(CanonicalJson::write);
            default -> {
                onShares.accept(path[5], body);
                shares.computeIfAbsent(path[3], any -> new ConcurrentHashMap<>())
                        .computeIfAbsent(path[5], any -> new CopyOnWriteArrayList<>())
                        .add(body);
                yield Optional.of(new byte[0]);
            }
        };
    }

    private static Optional<byte[]> done(Runnable act) {
        act.run();
        return Optional.of(new byte[0]);
    }
}
