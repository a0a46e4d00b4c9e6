/**
 * Evidence as bytes: framing, canonical JSON, certificates, signatures, envelopes and time-stamps.
 *
 * <p>Everything here is a pure function of its arguments: no clock is read, nothing is stored, no network is used
 * except by {@link org.sunseal.crypto.HttpTimestampSource}. What arrives from outside is read strictly (canonical JSON,
 * DER without trailing bytes, one suite of algorithms), and whatever does not fit ends as {@link
 * org.sunseal.crypto.InvalidEvidence} with a stable code. Signatures are verified with Bouncy Castle, which passes the
 * Wycheproof set where the JDK's own provider did not always (protocol section 10, no. 8).
 */
@NullMarked
package org.sunseal.crypto;

import org.jspecify.annotations.NullMarked;
