@NullMarked
package org.sunseal.evaluation.formula;

import org.jspecify.annotations.NullMarked;
