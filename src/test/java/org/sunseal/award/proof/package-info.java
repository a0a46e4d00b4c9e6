@NullMarked
package org.sunseal.award.proof;

import org.jspecify.annotations.NullMarked;
