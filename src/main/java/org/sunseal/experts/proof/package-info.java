/**
 * What an expert draw leaves in the log and with the trustees, as signed bytes, and the pure rules over them (protocol
 * 8.2-3, 8.2-4, 8.2-8 and 8.2-9). That a committee follows from pool, request, key and root is {@link
 * org.sunseal.experts.draw}'s to say; here it is proved that these are the right ones, and that nobody drew until it
 * suited them. The platform, the trustees' agents and a court run the same code.
 */
@NullMarked
package org.sunseal.experts.proof;

import org.jspecify.annotations.NullMarked;
