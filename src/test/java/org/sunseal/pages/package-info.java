/** The pages in a real browser, and the checks of the front end's own sources. */
@NullMarked
package org.sunseal.pages;

import org.jspecify.annotations.NullMarked;
