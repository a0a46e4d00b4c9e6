package org.sunseal.project;

import jakarta.persistence.Embeddable;

/** One round of a lot. Its number is a serial within the lot and is never reused (protocol 5.2). */
@Embeddable
public record RoundKey(String tender, String lot, int round) {
    public LotKey lotKey() {
        return new LotKey(tender, lot);
    }

    @Override
    public String toString() {
        return tender + "/" + lot + "/" + round;
    }
}
