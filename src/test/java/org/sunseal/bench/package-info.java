/** Measurements beside a reference from the same run and machine. Nothing here is judged. */
@NullMarked
package org.sunseal.bench;

import org.jspecify.annotations.NullMarked;
