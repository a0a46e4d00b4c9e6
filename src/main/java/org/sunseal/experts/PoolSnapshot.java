package org.sunseal.experts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.sunseal.crypto.Keys;
import org.sunseal.experts.draw.DrawRequest;
import org.sunseal.experts.draw.Handle;
import org.sunseal.experts.draw.Pool;
import org.sunseal.experts.draw.PooledExpert;
import org.sunseal.experts.proof.PrivateFile;
import org.sunseal.trade.WorkCalendar;

/**
 * What one draw is made from: the pool under fresh pseudonyms, the request with everybody to be avoided, and the file that
 * ties both to people (protocol 8.2-2 and 8.2-3).
 */
record PoolSnapshot(Pool pool, DrawRequest request, PrivateFile privateFile) {
    /** How long an employment keeps an expert away from an employer's bids (GPR 9). */
    private static final int YEARS_OF_RECUSAL = 3;

    private static final String NO_EMPLOYER = "none";

    /**
     * The circumstances of a draw.
     *
     * @param avoided credit codes of the bidders, the agency and the tenderee
     * @param keptOut experts who sat in, or left, an earlier draw of the lot
     * @param meetings when each expert who holds a seat elsewhere meets
     */
    record Circumstances(Set<String> avoided, Set<UUID> keptOut, Map<UUID, List<Instant>> meetings) {}

    /** Of those who can come. Who has not joined an account could not be asked. */
    static PoolSnapshot take(CommitteeDraw draw, List<Expert> experts, Circumstances circumstances) {
        var day = LocalDate.ofInstant(draw.evaluationAt(), WorkCalendar.LEGAL_ZONE);
        var employerSalt = Keys.random(Handle.SALT_SIZE);
        var lines = new ArrayList<PrivateFile.Line>();
        var pooled = new ArrayList<PooledExpert>();
        var kept = new HashSet<Handle>();
        for (var expert : experts) {
            var meetings = circumstances.meetings().getOrDefault(expert.id(), List.of());
            if (expert.account().isEmpty()
                    || !expert.canComeAt(draw.evaluationAt())
                    || meetings.stream().anyMatch(at -> meetsOn(day, at))) {
                continue;
            }
            var salt = Keys.random(Handle.SALT_SIZE);
            var handle = Handle.of(salt, expert.id().toString());
            lines.add(new PrivateFile.Line(handle, salt, expert.id()));
            pooled.add(new PooledExpert(
                    handle,
                    new TreeSet<>(expert.specialties()),
                    expert.region(),
                    expert.employerOn(day)
                            .map(code -> PrivateFile.pseudonym(employerSalt, code))
                            .orElse(NO_EMPLOYER),
                    meetings.size()));
            if (circumstances.keptOut().contains(expert.id())
                    || expert.workedFor(circumstances.avoided(), day.minusYears(YEARS_OF_RECUSAL))) {
                kept.add(handle);
            }
        }
        var file = new PrivateFile(draw.drawId(), employerSalt, lines);
        var asked = draw.asked();
        var avoidEmployers = new TreeSet<String>();
        circumstances.avoided().forEach(code -> avoidEmployers.add(file.pseudonym(code)));
        var request = new DrawRequest(
                asked.drawId(),
                asked.tender(),
                asked.slots(),
                avoidEmployers,
                kept,
                asked.maxWorkload(),
                asked.maxPerEmployer(),
                asked.extras());
        return new PoolSnapshot(new Pool(pooled), request, file);
    }

    private static boolean meetsOn(LocalDate day, Instant at) {
        return LocalDate.ofInstant(at, WorkCalendar.LEGAL_ZONE).equals(day);
    }
}
