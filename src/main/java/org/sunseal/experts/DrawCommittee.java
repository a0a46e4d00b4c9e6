package org.sunseal.experts;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.TileTree;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedNote;
import org.sunseal.custody.Batches;
import org.sunseal.custody.Register;
import org.sunseal.custody.proof.Lagrange;
import org.sunseal.experts.draw.DrawKey;
import org.sunseal.experts.proof.AnnouncedDraw;
import org.sunseal.experts.proof.DrawRelease;

/**
 * Draws once k trustees have released the key: puts it together, checks it against its public point, and seats whom the
 * pure draw names (protocol 8.2, steps 4 to 7).
 */
@ApplicationScoped
class DrawCommittee {
    private final CommitteeDraws draws;
    private final DrawReleases releases;
    private final FillSeats fill;
    private final Batches batches;
    private final Register register;
    private final AuditLog audit;
    private final Clock clock;

    DrawCommittee(
            CommitteeDraws draws,
            DrawReleases releases,
            FillSeats fill,
            Batches batches,
            Register register,
            AuditLog audit,
            Clock clock) {
        this.draws = draws;
        this.releases = releases;
        this.fill = fill;
        this.batches = batches;
        this.register = register;
        this.audit = audit;
        this.clock = clock;
    }

    /** Draws if it can be done now; else does nothing. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void draw(String drawId) {
        var draw = draws.lock(drawId);
        if (draw.state() != CommitteeDraw.State.ANNOUNCED) {
            return;
        }
        var key = key(draw.announced());
        var root = root(draw);
        if (key.isEmpty() || root.isEmpty()) {
            return;
        }
        draw.drawn(key.get().secret(), Framing.hex(root.get()));
        fill.fill(draw, clock.instant());
        Log.infof("Draw %s is drawn", drawId);
    }

    /** Empty while too few trustees have released. */
    private Optional<DrawKey> key(AnnouncedDraw draw) {
        var shares = new LinkedHashMap<Integer, BigInteger>();
        for (var message : releases.of(draw.sha256())) {
            var signed = DrawRelease.parse(message, register.current());
            shares.put(signed.trustee().index(), signed.release().share());
        }
        int k = register.current().k();
        if (shares.size() < k) {
            return Optional.empty();
        }
        shares.keySet().retainAll(shares.keySet().stream().sorted().limit(k).toList());
        var secret = Curve.scalar(Lagrange.recombine(shares));
        return Optional.of(
                DrawKey.check(secret, Curve.encode(batches.sharing(draw.keyId()).key())));
    }

    /** The log's root just behind the DRAW; empty until it has its place under the witness quorum. */
    private Optional<byte[]> root(CommitteeDraw draw) {
        var index = audit.indexOf(new OpenEntry(AnnouncedDraw.TYPE, draw.message()).encode());
        if (index.isEmpty()) {
            return Optional.empty();
        }
        try {
            var newest = Checkpoint.parse(SignedNote.parse(audit.tiles().fetch("checkpoint")));
            return newest.size() > index.get()
                    ? Optional.of(new TileTree(audit.tiles(), newest.size()).rootAt(index.get() + 1))
                    : Optional.empty();
        } catch (UncheckedIOException e) { // no checkpoint is witnessed yet
            return Optional.empty();
        }
    }
}
