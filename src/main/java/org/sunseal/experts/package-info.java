/**
 * Experts: the pool, the verifiable draw of a committee and its seats (protocol 8, domain 4.4). Nobody names an expert; who
 * sits where is ciphertext until the result, and whether the draw was honest is for anyone to check without names.
 */
@NullMarked
package org.sunseal.experts;

import org.jspecify.annotations.NullMarked;
