/** The evaluation over HTTP. Every rule is behind it. */
@NullMarked
package org.sunseal.evaluation.web;

import org.jspecify.annotations.NullMarked;
