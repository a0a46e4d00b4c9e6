/** The hall over HTTP and over WebSocket. */
@NullMarked
package org.sunseal.hall.web;

import org.jspecify.annotations.NullMarked;
