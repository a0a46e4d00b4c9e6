@NullMarked
package org.sunseal.kernel;

import org.jspecify.annotations.NullMarked;
