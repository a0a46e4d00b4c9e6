@NullMarked
package org.sunseal.award;

import org.jspecify.annotations.NullMarked;
