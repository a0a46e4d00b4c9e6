/**
 * The public gallery of an opening: what happened in it, numbered, for everybody who watches, now or later.
 *
 * <p>The sequence is kept by the database (V37) in the transactions that make the facts; nothing here decides anything. {@link
 * org.sunseal.hall.HallEvents} reads it and says what each fact says to the public, {@link org.sunseal.hall.ShowHall} answers
 * who asks now and then, {@link org.sunseal.hall.Halls} tells those who stay.
 */
@NullMarked
package org.sunseal.hall;

import org.jspecify.annotations.NullMarked;
