package org.sunseal.trustee;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.Certificates;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.opening.proof.Closing;
import org.sunseal.project.proof.NewRounds;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.Order;

/**
 * Everything this agent holds about one lot, whether the log or the inbox brought it. Only what is validly signed gets
 * in; nothing ever gets out again. Guarded by its {@link Casebook}.
 */
final class LotFile {
    /** A CLOSE signed by the platform, as it stands in the log. */
    record Closed(long index, OpenEntry entry, Closing closing) {}

    /**
     * A later version of the notice.
     *
     * @param from its index in the log, or the number of entries this agent knew when its inbox took it, whichever is
     *     less: every CLOSE before that came first
     */
    private record Later(Notice.Signed signed, long from) {
        Later orEarlier(Later other) {
            return from <= other.from ? this : other;
        }
    }

    private final LotName name;
    private final Map<String, Notice> firstNotices = new LinkedHashMap<>();
    private final Map<String, Long> loggedAt = new LinkedHashMap<>();
    private final Map<String, Later> laterNotices = new LinkedHashMap<>();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final List<Allotment> allotments = new ArrayList<>();
    private final Map<String, Closed> closings = new LinkedHashMap<>();
    private final Map<Integer, Set<String>> ownReleases = new LinkedHashMap<>();
    private final TreeSet<Long> entries = new TreeSet<>();

    LotFile(LotName name) {
        this.name = name;
    }

    LotName name() {
        return name;
    }

    /** A version 1 whose signer chains to the agent's own anchors. */
    void addFirst(Notice notice) {
        firstNotices.putIfAbsent(notice.sha256(), notice);
    }

    /**
     * A later version; whether its signer may speak is decided against a version 1, in {@link #bindingNotices}.
     *
     * @param from its index in the log, or the number of entries known when it came by the inbox
     */
    void addLater(Notice.Signed signed, long from) {
        // by body and signer: the same words under a stranger's name must not stand in the way of the right one
        laterNotices.merge(
                signed.notice().sha256() + Certificates.sha256(signed.signer()),
                new Later(signed, from),
                Later::orEarlier);
    }

    void add(Order order) {
        orders.putIfAbsent(order.sha256(), order);
    }

    void add(Allotment allotment) {
        allotments.add(allotment);
    }

    void add(Closed closed) {
        closings.putIfAbsent(closed.closing().sha256(), closed);
    }

    /** This agent's own RELEASE, seen in the log. */
    void addOwnRelease(int round, String closeSha256) {
        ownReleases.computeIfAbsent(round, any -> new HashSet<>()).add(closeSha256);
    }

    /** An open log entry that speaks of this lot, whoever signed it. */
    void addEntry(long index) {
        entries.add(index);
    }

    /** A signed body found good at that place of the log. */
    void markLogged(String bodySha256, long index) {
        loggedAt.putIfAbsent(bodySha256, index);
    }

    /** Whether this body stands in the log, signed by somebody who may speak. */
    boolean isLogged(String bodySha256) {
        return loggedAt.containsKey(bodySha256);
    }

    OptionalLong indexOf(String bodySha256) {
        var index = loggedAt.get(bodySha256);
        return index == null ? OptionalLong.empty() : OptionalLong.of(index);
    }

    /** Whether some trusted version 1 of this lot names the signer. */
    boolean knowsSigner(Notice.Signed later) {
        var signer = Certificates.sha256(later.signer());
        return firstNotices.values().stream().anyMatch(first -> first.signers().contains(signer));
    }

    /**
     * A notice with the line it continues.
     *
     * @param line from version 1 to the notice itself, link by link
     */
    record Lineage(List<Notice> line) {
        Notice first() {
            return line.getFirst();
        }

        Notice notice() {
            return line.getLast();
        }

        /** The version it continues; itself for version 1. */
        private Notice before() {
            return line.get(Math.max(0, line.size() - 2));
        }

        boolean opens(int round) {
            return notice().round(round).isPresent()
                    && (line.size() == 1 || before().round(round).isEmpty());
        }
    }

    /** The notice of that digest; empty while it or a link before it is not held, or is signed by nobody who may speak. */
    Optional<Lineage> lineage(String noticeSha256) {
        var line = new ArrayDeque<Notice>();
        var signers = new HashSet<String>();
        for (var next = noticeSha256; !firstNotices.containsKey(next); ) {
            var sha256 = next;
            var links = laterNotices.values().stream()
                    .map(Later::signed)
                    .filter(later -> later.notice().sha256().equals(sha256))
                    .filter(this::knowsSigner)
                    .toList();
            if (links.isEmpty()) {
                return Optional.empty();
            }
            line.addFirst(links.getFirst().notice());
            signers.add(Certificates.sha256(links.getFirst().signer()));
            next = links.getFirst().notice().prev().orElseThrow();
        }
        var first = firstNotices.get(
                line.isEmpty() ? noticeSha256 : line.getFirst().prev().orElseThrow());
        if (first == null || !first.signers().containsAll(signers)) {
            return Optional.empty();
        }
        line.addFirst(first);
        return Optional.of(new Lineage(List.copyOf(line)));
    }

    /** What speaks against the rounds a later version opens, as the log stands before it; nothing against version 1. */
    List<String> refuseRounds(Lineage lineage) {
        var notice = lineage.notice();
        if (notice.version() == 1) {
            return List.of();
        }
        var index = indexOf(notice.sha256());
        return NewRounds.refuse(notice, lineage.before(), round -> closings(round).stream()
                .anyMatch(closed -> index.isEmpty() || closed.index() < index.getAsLong()));
    }

    /**
     * The notices that bind a closed round's allotment: the one it was made for with version 1, and everything signed by
     * somebody that version names, in any order, which stands in the log before that CLOSE or was in the inbox before this
     * agent knew of the CLOSE; after it no notice has effect (protocol 5.1b). Empty while the notice that opens the round
     * is not held, or may not open it.
     */
    List<Notice> bindingNotices(Allotment allotment, Closed closed) {
        var lineage = lineage(allotment.noticeSha256())
                .filter(found -> found.opens(allotment.round()))
                .filter(found -> refuseRounds(found).isEmpty());
        if (lineage.isEmpty()) {
            return List.of();
        }
        var binding =
                new LinkedHashSet<>(List.of(lineage.get().first(), lineage.get().notice()));
        laterNotices.values().stream()
                .filter(later -> later.from() <= closed.index())
                .map(Later::signed)
                .filter(later -> lineage.get().first().signers().contains(Certificates.sha256(later.signer())))
                .map(Notice.Signed::notice)
                .forEach(binding::add);
        return List.copyOf(binding);
    }

    List<Order> orders() {
        return List.copyOf(orders.values());
    }

    /** Slots whose claims an order has rejected (protocol 5.9a). */
    Set<String> rejectedClaims() {
        var slots = new HashSet<String>();
        for (var order : orders.values()) {
            if (order.decision() == Order.Decision.REJECT && order.claimSlot() != null) {
                slots.add(order.claimSlot());
            }
        }
        return slots;
    }

    List<Allotment> allotments(int round) {
        return allotments.stream()
                .filter(each -> each.isForBids(name.tender(), name.lot(), round))
                .toList();
    }

    List<Closed> closings() {
        return List.copyOf(closings.values());
    }

    List<Closed> closings(int round) {
        return closings.values().stream()
                .filter(closed -> closed.closing().round() == round)
                .toList();
    }

    Set<String> ownReleases(int round) {
        return Set.copyOf(ownReleases.getOrDefault(round, Set.of()));
    }

    /** Indexes of this lot's open entries, ascending; all lie below what the casebook has read. */
    List<Long> entries() {
        return List.copyOf(entries);
    }
}
