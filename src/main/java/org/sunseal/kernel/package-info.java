/**
 * Values every capability speaks in: refusals and their reasons, money, the sandbox clock. No logic of the trade lives
 * here.
 */
@NullMarked
package org.sunseal.kernel;

import org.jspecify.annotations.NullMarked;
