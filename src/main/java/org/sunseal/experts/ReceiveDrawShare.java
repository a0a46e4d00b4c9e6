package org.sunseal.experts;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.Batches;
import org.sunseal.custody.Register;
import org.sunseal.experts.proof.DrawRelease;
import org.sunseal.kernel.Refused;

/** Takes in what a trustee releases for a draw; a share that does not fit the key's public commitments is refused. */
@ApplicationScoped
public class ReceiveDrawShare {
    private final CommitteeDraws draws;
    private final DrawReleases releases;
    private final Batches batches;
    private final Register register;
    private final Clock clock;

    ReceiveDrawShare(CommitteeDraws draws, DrawReleases releases, Batches batches, Register register, Clock clock) {
        this.draws = draws;
        this.releases = releases;
        this.batches = batches;
        this.register = register;
        this.clock = clock;
    }

    /**
     * Checks and keeps a message; the same may come again.
     *
     * @param trustee id of the trustee it is said to be from
     * @throws Refused {@code no-such-draw}, {@code wrong-draw-share}
     */
    @Transactional
    public void receive(String drawSha256, String trustee, byte[] message) {
        var announced = draws.announcedAs(drawSha256).announced();
        try {
            var signed = DrawRelease.parse(message, register.current());
            var release = signed.release();
            if (!release.trustee().equals(trustee) || !release.isFor(announced)) {
                throw wrong("The message is of another trustee, or for another draw");
            }
            if (!batches.sharing(announced.keyId()).matches(signed.trustee().index(), release.share())) {
                throw wrong("The share of %s does not fit key %s".formatted(trustee, announced.keyId()));
            }
        } catch (InvalidEvidence e) {
            throw wrong(e.detail());
        }
        releases.keep(drawSha256, trustee, message, clock.instant());
        Log.infof("%s released its share for draw %s", trustee, announced.drawId());
    }

    private static Refused wrong(String detail) {
        return new Refused(ExpertRefusal.WRONG_DRAW_SHARE, detail);
    }
}
