@NullMarked
package org.sunseal.experts;

import org.jspecify.annotations.NullMarked;
