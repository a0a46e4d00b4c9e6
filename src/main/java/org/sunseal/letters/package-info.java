/**
 * Letters: what the platform has to tell people, in an inbox and by e-mail. A letter and its mailing are written in the
 * transaction of the fact they tell of; whom a letter about a lot goes to is sealed until the end (ADR 0022).
 */
@NullMarked
package org.sunseal.letters;

import org.jspecify.annotations.NullMarked;
