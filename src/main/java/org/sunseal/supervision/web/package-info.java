/** The desks of those who watch: read-only. */
@NullMarked
package org.sunseal.supervision.web;

import org.jspecify.annotations.NullMarked;
