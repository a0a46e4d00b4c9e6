/** Processes killed while work goes on; what was promised before must hold afterwards. */
@NullMarked
package org.sunseal.chaos;

import org.jspecify.annotations.NullMarked;
