@NullMarked
package org.sunseal.trade;

import org.jspecify.annotations.NullMarked;
