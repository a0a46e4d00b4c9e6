/**
 * What holds the capabilities together in one process: the clock, production's refusals. Nothing imports this package.
 */
@NullMarked
package org.sunseal.platform;

import org.jspecify.annotations.NullMarked;
