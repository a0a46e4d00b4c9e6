/** The inbox, the outbox, and a mail server that misbehaves. */
@NullMarked
package org.sunseal.letters;

import org.jspecify.annotations.NullMarked;
