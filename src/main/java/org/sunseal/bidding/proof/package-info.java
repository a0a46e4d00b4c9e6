/**
 * The formats of a sealed bid and the sealing itself: what a bidder makes, what a platform checks without any key, what
 * anyone re-reads later (protocol 5.3 to 5.7). Pure code over bytes and files; no container, no database.
 */
@NullMarked
package org.sunseal.bidding.proof;

import org.jspecify.annotations.NullMarked;
