@NullMarked
package org.sunseal.supervision;

import org.jspecify.annotations.NullMarked;
