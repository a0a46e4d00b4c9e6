/** What is signed in a dispute. */
@NullMarked
package org.sunseal.dispute.proof;

import org.jspecify.annotations.NullMarked;
