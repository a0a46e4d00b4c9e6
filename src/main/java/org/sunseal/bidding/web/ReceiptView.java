package org.sunseal.bidding.web;

import org.jspecify.annotations.Nullable;
import org.sunseal.bidding.Receipts;

/** A receipt with its evidence; byte strings are base64 in the JSON. */
record ReceiptView(byte[] receipt, String proof, byte @Nullable [] timestamp, byte[] checkpointTimestamp) {
    static ReceiptView of(Receipts.Proven proven) {
        return new ReceiptView(proven.receipt(), proven.proof(), proven.timestamp(), proven.checkpointTimestamp());
    }
}
