package org.sunseal.bidding.proof;

import org.sunseal.crypto.Framing;

/**
 * The commitment to the opening form inside sealed.json: {@code H("tbe1-form" || 00 || lp(context) || lp(blind) ||
 * lp(form))} (protocol 5.3-4). The blind keeps it from being guessed before the opening; publishing form and blind then lets
 * anyone check the read-out price.
 */
public final class FormCommitment {
    private FormCommitment() {}

    /** The commitment in hex, over the exact form bytes. */
    public static String of(SlotContext context, byte[] blind, byte[] form) {
        return Framing.hex(Framing.hash("tbe1-form", context.bytes(), blind, form));
    }
}
