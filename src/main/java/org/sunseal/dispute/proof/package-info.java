/** What is signed in a dispute, to the byte: no container, no database. */
@NullMarked
package org.sunseal.dispute.proof;

import org.jspecify.annotations.NullMarked;
