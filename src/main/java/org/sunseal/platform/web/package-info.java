/** The edge: problem documents, the time, the first page. */
@NullMarked
package org.sunseal.platform.web;

import org.jspecify.annotations.NullMarked;
