/**
 * Closing a round at its deadline, collecting the trustees' shares, opening the bids and drawing up the record
 * (protocol 5.8 to 5.10).
 *
 * <p>A round goes one way: {@link org.sunseal.opening.OpeningClock} wakes {@link org.sunseal.opening.CloseRound}, which
 * freezes the list; {@link org.sunseal.opening.ReceiveShares} collects what the trustees release; with k complete
 * messages {@link org.sunseal.opening.OpenBids} reads out the forms, opens the files and has the record signed and
 * logged. Every step finds its work in the database, so a restart loses nothing.
 */
@NullMarked
package org.sunseal.opening;

import org.jspecify.annotations.NullMarked;
