/**
 * The trustees' side of the protocol as pure code: their register, the key ceremony, allotments, slots and shares (protocol
 * 5.1, 5.1a, 5.2 and 5.9). Everything here works on bytes and certificates alone, so an agent, the command-line tool and a
 * court run the very same checks. Nothing is believed that the caller's own {@link org.sunseal.custody.proof.TrustFile} does
 * not vouch for.
 */
@NullMarked
package org.sunseal.custody.proof;

import org.jspecify.annotations.NullMarked;
