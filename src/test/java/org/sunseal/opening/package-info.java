/** Tests of closing, opening and the offline verifier, and the rounds they start from. */
@NullMarked
package org.sunseal.opening;

import org.jspecify.annotations.NullMarked;
