package org.sunseal.experts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.sunseal.project.LotKey;

/** The seat of somebody the tenderee sends (招标人代表). */
@Entity
@Table(name = "committee_delegate")
class Delegate {
    @Id
    private UUID id;

    private String tender;
    private String lot;
    private int number;
    private byte[] sealedAccount;
    private byte[] sealedName;
    private String certificateSha256;
    private Instant namedAt;
    private boolean dissolved;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Delegate() {}

    Delegate(
            LotKey lot,
            int number,
            String account,
            String name,
            String certificateSha256,
            ExpertSecrets secrets,
            Instant now) {
        this.id = UUID.randomUUID();
        this.tender = lot.tender();
        this.lot = lot.lot();
        this.number = number;
        this.sealedAccount = secrets.seal("delegate-account/" + id, account);
        this.sealedName = secrets.seal("delegate-name/" + id, name);
        this.certificateSha256 = certificateSha256;
        this.namedAt = now;
    }

    boolean isDissolved() {
        return dissolved;
    }

    /** Its committee judges no more. */
    void dissolve() {
        dissolved = true;
    }

    Committee.Member member(ExpertSecrets secrets) {
        return new Committee.Member(
                "d" + number,
                secrets.text("delegate-account/" + id, sealedAccount),
                secrets.text("delegate-name/" + id, sealedName),
                certificateSha256,
                true,
                "");
    }

    LotKey lot() {
        return new LotKey(tender, lot);
    }

    Instant namedAt() {
        return namedAt;
    }
}
