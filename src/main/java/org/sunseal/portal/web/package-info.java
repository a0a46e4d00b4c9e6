/** The public pages' reading, over HTTP. */
@NullMarked
package org.sunseal.portal.web;

import org.jspecify.annotations.NullMarked;
