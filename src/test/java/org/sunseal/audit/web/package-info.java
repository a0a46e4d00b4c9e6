@NullMarked
package org.sunseal.audit.web;

import org.jspecify.annotations.NullMarked;
