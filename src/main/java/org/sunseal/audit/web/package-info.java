/** The log over HTTP, open to everybody: C2SP tlog-tiles below {@code /log}, and what witnesses and agents send. */
@NullMarked
package org.sunseal.audit.web;

import org.jspecify.annotations.NullMarked;
