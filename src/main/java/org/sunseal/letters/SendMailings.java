package org.sunseal.letters;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sunseal.crypto.Framing;
import org.sunseal.letters.LetterAddresses.Reachable;
import org.sunseal.letters.Post.Mail;
import org.sunseal.letters.Post.Outcome;
import org.sunseal.letters.SealedFacts.Name;

/**
 * Works off the outbox. What the server has accepted is noted at once, each mail in a transaction of its own, and never
 * handed in again; a mail whose answer was lost is handed in again under the same id, so that whoever got it twice can
 * tell. The outbox is the agenda: a server that is down, or a node that is killed, loses nothing.
 */
@ApplicationScoped
class SendMailings {
    /** Letters in one run. */
    private static final int BATCH = 1000;

    /** The addresses left are sealed in steps of so many bytes, some 500 to 800 addresses each. */
    private static final int STEP = 16 * 1024;

    private static final int ID_BYTES = 20;

    private final Mailings mailings;
    private final Letters letters;
    private final LetterAddresses addresses;
    private final SealedLists lists;
    private final SealedFacts facts;
    private final Post post;
    private final LettersConfig config;
    private final Clock clock;

    SendMailings(
            Mailings mailings,
            Letters letters,
            LetterAddresses addresses,
            SealedLists lists,
            SealedFacts facts,
            Post post,
            LettersConfig config,
            Clock clock) {
        this.mailings = mailings;
        this.letters = letters;
        this.addresses = addresses;
        this.lists = lists;
        this.facts = facts;
        this.post = post;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            identity = "send-mailings",
            every = "${letters.sending:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        if (config.mailFrom().isPresent()) {
            sendDue();
        }
    }

    /** A wave for each letter that is due. */
    void sendDue() {
        for (var letter : QuarkusTransaction.requiringNew().call(() -> mailings.due(clock.instant(), BATCH))) {
            try {
                send(letter);
            } catch (RuntimeException e) { // one letter must not hold back the rest; it stays due after its lease
                Log.errorf(e, "Letter %s is not mailed yet", letter);
            }
        }
    }

    private void send(UUID id) {
        var wave = QuarkusTransaction.requiringNew().call(() -> begin(id));
        if (wave.isEmpty()) {
            return; // another node was faster
        }
        for (var address : wave.get().addresses()) {
            var outcome = post.deliver(mail(id, address, wave.get().text()));
            QuarkusTransaction.requiringNew().run(() -> note(id, address, outcome));
            if (outcome == Outcome.UNREACHABLE) {
                break;
            }
        }
        QuarkusTransaction.requiringNew().run(() -> end(id));
    }

    private record Wave(MailText text, List<String> addresses) {}

    private Optional<Wave> begin(UUID id) {
        var now = clock.instant();
        return mailings.lock(id).filter(mailing -> mailing.isDueAt(now)).map(mailing -> {
            var letter = letters.get(id);
            mailing.begin(now);
            var left = mailing.pending().map(kept -> open(id, kept)).orElseGet(() -> readersOf(letter));
            mailing.leave(seal(id, left), now);
            return new Wave(MailText.of(letter, config.page().orElse(null)), left);
        });
    }

    /** Who is done with leaves the list; who is not goes to its end, so that one bad address holds back nobody. */
    private void note(UUID id, String address, Outcome outcome) {
        var mailing = mailings.lock(id).orElseThrow(); // only the wave that has it ends it
        var left = new ArrayList<>(open(id, mailing.pending().orElseThrow()));
        left.remove(address);
        if (!outcome.isFinal()) {
            left.add(address);
        }
        mailing.leave(seal(id, left), clock.instant());
    }

    private void end(UUID id) {
        var mailing = mailings.lock(id).orElseThrow();
        if (open(id, mailing.pending().orElseThrow()).isEmpty()) {
            mailings.delete(mailing);
        } else if (mailing.isExhausted()) {
            Log.warnf("Letter %s could not be mailed to everybody in five days; it stays in the inbox", id);
            mailings.delete(mailing);
        } else {
            mailing.pause(clock.instant());
        }
    }

    private List<String> readersOf(Letter letter) {
        var reachable = addresses.all();
        Set<String> readers = letter.isForList()
                ? lists.membersAmong(
                        letter.list(),
                        reachable.stream().flatMap(each -> each.as().stream()).toList())
                : Set.of(letter.audience());
        return reachable.stream()
                .filter(each -> each.isAmong(readers))
                .map(Reachable::email)
                .distinct()
                .toList();
    }

    /** The same for every attempt, and nothing can be read from it. */
    private Mail mail(UUID letter, String address, MailText text) {
        byte[] digest = facts.digest(Name.of("message-id", letter.toString(), address));
        var from = config.mailFrom().orElseThrow();
        var id = "<%s@%s>"
                .formatted(Framing.hex(digest).substring(0, 2 * ID_BYTES), from.substring(from.indexOf('@') + 1));
        return new Mail(id, address, text.subject(), text.text());
    }

    private byte[] seal(UUID letter, List<String> left) {
        return facts.seal(name(letter), Map.of("left", left), STEP);
    }

    private List<String> open(UUID letter, byte[] sealed) {
        return facts.open(name(letter), sealed).texts("left");
    }

    private static Name name(UUID letter) {
        return Name.of("mailing", letter.toString());
    }
}
