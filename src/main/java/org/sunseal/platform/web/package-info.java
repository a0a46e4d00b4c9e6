/** The edge: problem documents, the time, who is logged in. */
@NullMarked
package org.sunseal.platform.web;

import org.jspecify.annotations.NullMarked;
