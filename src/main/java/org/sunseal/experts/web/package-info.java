/** Experts over HTTP; every rule lives one package up. */
@NullMarked
package org.sunseal.experts.web;

import org.jspecify.annotations.NullMarked;
