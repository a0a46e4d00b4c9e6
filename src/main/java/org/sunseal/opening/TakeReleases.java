package org.sunseal.opening;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.EntryIntake;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.Register;
import org.sunseal.opening.proof.Release;

/**
 * Lets a trustee's RELEASE into the log. What it says is the trustee's own word; whether it is true, a verifier tells
 * later. The same statement is logged once, however often and in whatever bytes it comes. Only with it does the trustee's
 * share message count, so it may be the last thing an opening waits for.
 */
@ApplicationScoped
class TakeReleases implements EntryIntake {
    private final AuditLog audit;
    private final Register register;
    private final ClosedRounds closed;
    private final LoggedReleases releases;
    private final OpenBids open;

    TakeReleases(AuditLog audit, Register register, ClosedRounds closed, LoggedReleases releases, OpenBids open) {
        this.audit = audit;
        this.register = register;
        this.closed = closed;
        this.releases = releases;
        this.open = open;
    }

    @Override
    public boolean takes(String type) {
        return type.equals("RELEASE");
    }

    @Override
    public void take(OpenEntry entry) {
        var message = SignedMessage.parse(entry.message());
        var release = Release.read(message.body());
        var signer = register.current().trusteeSigning(message.onlySigner());
        if (signer.filter(trustee -> trustee.id().equals(release.trustee())).isEmpty()) {
            throw new InvalidEvidence("unknown-signer", "The release is not signed by trustee " + release.trustee());
        }
        var closing = closed.require(release.closeSha256()).closing();
        if (!closing.closes(release.tender(), release.lot(), release.round())) {
            throw new InvalidEvidence("bad-release", "The release names a CLOSE of another round");
        }
        if (QuarkusTransaction.requiringNew().call(() -> log(release, entry))) {
            open.advance(release.closeSha256());
        }
    }

    private boolean log(Release release, OpenEntry entry) {
        var isNew = releases.note(release); // bytes prove nothing new: anybody can add certificates to a message
        if (isNew) {
            audit.append(entry);
        }
        return isNew;
    }
}
