/**
 * The verifiable expert draw TED-1 as pure functions (protocol section 8): from a published pool, a published request
 * and a key that nobody held before, to a committee that anyone can compute again.
 *
 * <p>{@link org.sunseal.experts.draw.Trace#of} is the whole draw and {@link org.sunseal.experts.draw.Trace#check} the
 * whole check. Nothing here reads a clock, a database or a random number; whether key, root and declines are the right
 * ones is for the caller to prove from the log (protocol 8.2-9).
 */
@NullMarked
package org.sunseal.experts.draw;

import org.jspecify.annotations.NullMarked;
