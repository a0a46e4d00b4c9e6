@NullMarked
package org.sunseal.hall;

import org.jspecify.annotations.NullMarked;
