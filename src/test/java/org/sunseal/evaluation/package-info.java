/** Tests of evaluation. */
@NullMarked
package org.sunseal.evaluation;

import org.jspecify.annotations.NullMarked;
