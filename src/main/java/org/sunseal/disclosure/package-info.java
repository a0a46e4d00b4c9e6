/**
 * Restricted data leaves only with a record of who got it.
 *
 * <p>An operation whose answer shows an overseer more than the public sees carries {@link
 * org.sunseal.disclosure.Restricted}. Its answer waits until the reading is kept and the log commits to it; the next
 * reader is shown it.
 */
@NullMarked
package org.sunseal.disclosure;

import org.jspecify.annotations.NullMarked;
