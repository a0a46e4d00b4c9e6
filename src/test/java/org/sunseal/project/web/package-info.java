@NullMarked
package org.sunseal.project.web;

import org.jspecify.annotations.NullMarked;
