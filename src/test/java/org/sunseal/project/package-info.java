@NullMarked
package org.sunseal.project;

import org.jspecify.annotations.NullMarked;
