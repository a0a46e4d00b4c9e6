/** The whole platform as a user starts it: real processes, the built artifacts, the public API and foreign tools. */
@NullMarked
package org.sunseal.journey;

import org.jspecify.annotations.NullMarked;
