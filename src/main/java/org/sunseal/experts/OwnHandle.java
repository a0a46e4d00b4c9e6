package org.sunseal.experts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.sunseal.crypto.Framing;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;

/** Lets an expert find the own line in a pool, and so check that it says what is true (protocol 8.2-9). */
@ApplicationScoped
public class OwnHandle {
    /** Handle and salt, hex. */
    public record Shown(String handle, String salt, String expert) {}

    private final CommitteeDraws draws;
    private final Experts experts;
    private final ExpertSecrets secrets;

    OwnHandle(CommitteeDraws draws, Experts experts, ExpertSecrets secrets) {
        this.draws = draws;
        this.experts = experts;
        this.secrets = secrets;
    }

    /**
     * The caller's own line of that pool.
     *
     * @throws Refused {@code not-an-expert}, {@code no-such-draw}, {@code draw-not-that-far}
     */
    @Transactional
    public Shown of(Party party, String drawSha256) {
        var expert = experts.of(party);
        return draws.announcedAs(drawSha256)
                .privateFile(secrets)
                .line(expert.id())
                .map(line -> new Shown(
                        line.handle().hex(),
                        Framing.hex(line.salt()),
                        expert.id().toString()))
                .orElseThrow(() -> new Refused(ExpertRefusal.DRAW_NOT_THAT_FAR, "You are not in this pool"));
    }
}
