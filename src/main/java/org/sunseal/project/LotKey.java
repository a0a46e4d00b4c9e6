package org.sunseal.project;

import jakarta.persistence.Embeddable;

/** A lot's name: the tender project's code and the lot's own id within it. */
@Embeddable
public record LotKey(String tender, String lot) {
    public RoundKey round(int round) {
        return new RoundKey(tender, lot, round);
    }

    @Override
    public String toString() {
        return tender + "/" + lot;
    }
}
