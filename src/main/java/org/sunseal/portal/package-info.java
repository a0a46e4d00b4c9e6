/**
 * What the public pages show. Nothing is decided here and no other capability is called: SQL views ({@code portal_*})
 * name what everybody may know, and two lists kept by the database ({@code listed_*}) make it searchable.
 */
@NullMarked
package org.sunseal.portal;

import org.jspecify.annotations.NullMarked;
