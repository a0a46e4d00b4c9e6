/** HTTP of custody. Agents are known by their signatures, not by tokens. */
@NullMarked
package org.sunseal.custody.web;

import org.jspecify.annotations.NullMarked;
