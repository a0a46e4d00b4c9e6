package org.sunseal.opening.proof;

import org.sunseal.bidding.proof.KeyPackage;
import org.sunseal.bidding.proof.OpeningForm;

/**
 * What came out when one bid's key package was opened with the checked slot key. Whose fault a failure is follows from
 * the digests alone, so anyone who repeats the step comes to the same answer (protocol 5.10).
 */
public sealed interface Unsealed {
    /** The package opened and is what the bidder signed; {@code form} can be read out. */
    record Opened(KeyPackage contents, OpeningForm form) implements Unsealed {}

    /** The bytes are those the bidder handed in, but they do not open or contradict the signed manifest. */
    record BidderFault(String detail) implements Unsealed {}

    /** The bytes held are not those the receipt is for. */
    record PlatformFault(String detail) implements Unsealed {}
}
