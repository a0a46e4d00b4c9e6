/** What stands between a restricted operation and its caller. */
@NullMarked
package org.sunseal.disclosure.web;

import org.jspecify.annotations.NullMarked;
