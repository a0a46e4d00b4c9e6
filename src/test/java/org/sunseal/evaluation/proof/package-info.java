/** Tests of a committee's work as evidence. */
@NullMarked
package org.sunseal.evaluation.proof;

import org.jspecify.annotations.NullMarked;
