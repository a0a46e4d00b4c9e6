@NullMarked
package org.sunseal.identity.web;

import org.jspecify.annotations.NullMarked;
