package org.sunseal.award;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.sunseal.crypto.Framing;
import org.sunseal.project.LotKey;

/** Something that was signed about the outcome of a lot, in its exact bytes. Written once. */
@Entity(name = "AwardPaper")
@Table(name = "award_paper")
public class Paper {
    /** What a paper is; {@code file} is its name in the archive, without the number. */
    public enum Kind {
        /** The announced candidates, signed by the tender side. */
        CANDIDATES("candidates.p7m"),
        DECISION("decision.p7m"),
        /** The award notice in JSON, signed by the platform. */
        NOTICE("award-notice.p7m"),
        /** Its printed twin as the platform signed it. */
        NOTICE_PDF("award-notice.pdf"),
        /** The same with the tenderee's signature behind. */
        SIGNED_NOTICE_PDF("award-notice-signed.pdf"),
        RESULT("result.p7m"),
        /** What the contract says, signed by the platform. */
        CONTRACT("contract.p7m"),
        /** A party's detached signature over the contract's file. */
        CONTRACT_SIGNATURE("contract.p7s"),
        CONTRACT_PUBLICATION("contract-publication.p7m"),
        REGULATOR_REPORT("report-to-regulator.pdf"),
        ACCEPTANCE("acceptance.p7m"),
        /** That no bonds are to be paid back, signed by the platform. */
        SETTLEMENT("settlement.p7m");

        private final String file;

        Kind(String file) {
            this.file = file;
        }

        String file() {
            return file;
        }

        /** Whether everybody may read it. */
        public boolean isPublic() {
            return this == CANDIDATES || this == RESULT || this == CONTRACT_PUBLICATION;
        }

        public boolean isPdf() {
            return file.endsWith(".pdf");
        }
    }

    /** A paper's number within its lot, from 1. */
    @Embeddable
    public record Key(String tender, String lot, int number) {}

    @EmbeddedId
    private Key key;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String sha256;
    private byte[] content;
    private Instant keptAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Paper() {}

    Paper(LotKey lot, int number, Kind kind, byte[] content, Instant now) {
        this.key = new Key(lot.tender(), lot.lot(), number);
        this.kind = kind;
        this.sha256 = Framing.hex(Framing.sha256(content));
        this.content = content.clone();
        this.keptAt = now;
    }

    public int number() {
        return key.number();
    }

    public Kind kind() {
        return kind;
    }

    /** SHA-256 of the bytes, hex. */
    public String sha256() {
        return sha256;
    }

    public byte[] content() {
        return content.clone();
    }

    public Instant keptAt() {
        return keptAt;
    }

    /** Its name in the archive. */
    String file() {
        return "award/%02d-%s".formatted(number(), kind.file());
    }
}
