/** The demonstration's time-stamp authority (RFC 3161), a process of its own with its own clock. */
@NullMarked
package org.sunseal.demo.tsa;

import org.jspecify.annotations.NullMarked;
