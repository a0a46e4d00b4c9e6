package org.sunseal.hall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.sunseal.custody.Register;
import org.sunseal.custody.proof.Member;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;
import org.sunseal.project.Notices;
import org.sunseal.project.proof.Notice;

/** Shows a hall to whoever asks now and then, because nothing stays connected or because they have just come. */
@ApplicationScoped
public class ShowHall {
    private final HallEvents events;
    private final Notices notices;
    private final Register register;
    private final Clock clock;

    ShowHall(HallEvents events, Notices notices, Register register, Clock clock) {
        this.events = events;
        this.notices = notices;
        this.register = register;
        this.clock = clock;
    }

    /**
     * A hall at one instant.
     *
     * @param objectionSeconds how long bidders may claim after the closing before shares go out; the longest any notice named
     * @param needed trustees whose shares open a bid; 0 while the platform has no register
     * @param trustees all of them, in the order of the register
     * @param events those asked for, by number
     */
    public record Hall(
            Instant at, long objectionSeconds, int needed, List<HallTrustee> trustees, List<HallEvent> events) {}

    /**
     * A holder of key shares.
     *
     * @param id as in the events
     * @param body the institution
     */
    public record HallTrustee(String id, String body) {}

    /**
     * The hall, with its events after that number; refuses {@code no-such-hall} before the round's first notice.
     */
    @Transactional
    public Hall show(HallKey hall, int after) {
        var now = clock.instant();
        if (!events.counts(List.of(hall)).containsKey(hall)) {
            throw new Refused(
                    HallRefusal.NO_SUCH_HALL,
                    "Round %d of lot %s/%s is not announced".formatted(hall.round(), hall.tender(), hall.lot()));
        }
        var window = notices.termsOf(new LotKey(hall.tender(), hall.lot())).stream()
                .map(Notice::objectionWindow)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        var told = events.after(hall, after);
        if (!register.isPresent()) {
            return new Hall(now, window.toSeconds(), 0, List.of(), told);
        }
        var known = register.current();
        var trustees = known.trustees().stream().map(ShowHall::trustee).toList();
        return new Hall(now, window.toSeconds(), known.k(), trustees, told);
    }

    private static HallTrustee trustee(Member.Trustee trustee) {
        return new HallTrustee(trustee.id(), trustee.body());
    }
}
