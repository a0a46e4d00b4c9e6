@NullMarked
package org.sunseal.identity;

import org.jspecify.annotations.NullMarked;
