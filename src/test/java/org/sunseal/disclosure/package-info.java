@NullMarked
package org.sunseal.disclosure;

import org.jspecify.annotations.NullMarked;
