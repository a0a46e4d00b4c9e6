/** Tests of the release rules, of unsealing and of the record's form. */
@NullMarked
package org.sunseal.opening.proof;

import org.jspecify.annotations.NullMarked;
