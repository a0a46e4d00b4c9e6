@NullMarked
package org.sunseal.portal;

import org.jspecify.annotations.NullMarked;
