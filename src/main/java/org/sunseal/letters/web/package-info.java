/** The inbox over HTTP. */
@NullMarked
package org.sunseal.letters.web;

import org.jspecify.annotations.NullMarked;
