/**
 * Closings, openings and evidence over HTTP. What is announced by law is open to everybody; keys leave only for those
 * entitled.
 */
@NullMarked
package org.sunseal.opening.web;

import org.jspecify.annotations.NullMarked;
