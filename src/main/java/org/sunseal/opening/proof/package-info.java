/**
 * What closing and opening a round leave behind, as signed bytes, and the pure rules over them: the frozen list, CLOSE,
 * the trustees' release rules, the check of their shares, the unsealing of a bid and the opening record (protocol 5.8
 * to 5.10). Nothing here knows a server, a database or a clock; the platform, the trustees' agents and a court run the
 * same code.
 */
@NullMarked
package org.sunseal.opening.proof;

import org.jspecify.annotations.NullMarked;
