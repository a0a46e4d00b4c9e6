/** Checks a folder of evidence about one draw, without any network. {@code DrawVerifier} is the door. */
@NullMarked
package org.sunseal.experts.proof.verify;

import org.jspecify.annotations.NullMarked;
