package org.sunseal.project.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Whether a later notice may open further rounds of its lot: exactly the next ones, when every earlier round has its
 * CLOSE in the log before the notice, and without touching any of them (ADR 0031). Platform, trustees and verifier ask
 * the same.
 */
public final class NewRounds {
    private NewRounds() {}

    /** The numbers of the rounds it names first. */
    public static List<Integer> opened(Notice notice, Notice before) {
        return notice.rounds().stream()
                .map(NoticeRound::round)
                .filter(round -> before.round(round).isEmpty())
                .toList();
    }

    /**
     * Everything against it, each a sentence. Empty if its rounds are those of the notice before, none that is over
     * changed, and the new ones, if any, may be opened.
     *
     * @param before the version it continues
     * @param isClosed whether a CLOSE of that round stands in the log before the notice
     */
    public static List<String> refuse(Notice notice, Notice before, IntPredicate isClosed) {
        var no = new ArrayList<String>();
        if (notice.version() != before.version() + 1
                || notice.prev().filter(before.sha256()::equals).isEmpty()) {
            no.add("Version %d does not continue version %d".formatted(notice.version(), before.version()));
        }
        var opened = opened(notice, before);
        for (var known : before.rounds()) {
            var named = notice.round(known.round());
            if (named.isEmpty()) {
                no.add("Round %d is dropped".formatted(known.round()));
            } else if (isClosed.test(known.round()) && !named.get().equals(known)) {
                no.add("Round %d is over and stays as it was".formatted(known.round()));
            }
            if (!opened.isEmpty() && !isClosed.test(known.round())) {
                no.add("Round %d has no CLOSE yet, and until then no further round is opened".formatted(known.round()));
            }
        }
        no.addAll(numbering(notice, before, opened));
        return no;
    }

    private static List<String> numbering(Notice notice, Notice before, List<Integer> opened) {
        var no = new ArrayList<String>();
        int next = before.rounds().getLast().round() + 1;
        for (var round : opened) {
            if (round != next) {
                no.add("The next round is %d, not %d".formatted(next, round));
            }
            next = round + 1;
        }
        Set<Integer> waitedFor = opened.stream()
                .flatMap(round -> notice.round(round).orElseThrow().after().stream())
                .collect(Collectors.toSet());
        opened.forEach(waitedFor::remove);
        if (!waitedFor.isEmpty()) {
            no.add("A new round waits for no round that is over");
        }
        return no;
    }
}
