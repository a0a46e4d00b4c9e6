/** The demonstration, started and ended the ways people do. */
@NullMarked
package org.sunseal.demo;

import org.jspecify.annotations.NullMarked;
