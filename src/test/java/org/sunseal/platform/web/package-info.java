@NullMarked
package org.sunseal.platform.web;

import org.jspecify.annotations.NullMarked;
