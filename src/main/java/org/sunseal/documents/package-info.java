/**
 * Blobs by their digest. Whoever stores something learns its SHA-256 and finds it by that alone; no path, name or
 * folder says what a blob belongs to (protocol 5.4).
 */
@NullMarked
package org.sunseal.documents;

import org.jspecify.annotations.NullMarked;
