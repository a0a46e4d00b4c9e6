/** The stack tests run on, and the tests of the edge. */
@NullMarked
package org.sunseal.platform;

import org.jspecify.annotations.NullMarked;
