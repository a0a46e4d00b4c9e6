/**
 * Sealed bids: slots, uploads, submission, withdrawal, receipts, and the secrecy of who bids until the close (protocol 5.2 to
 * 5.7).
 */
@NullMarked
package org.sunseal.bidding;

import org.jspecify.annotations.NullMarked;
