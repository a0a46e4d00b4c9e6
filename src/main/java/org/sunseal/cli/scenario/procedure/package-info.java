/**
 * Whole procedures as plays: from the registration of a project to the archive of its lot, one class for each act. Every
 * act goes over the public HTTP interface, in the role whose act it is, and ends with a {@code Deviation} when what it
 * sees is not what the rules say.
 */
@NullMarked
package org.sunseal.cli.scenario.procedure;

import org.jspecify.annotations.NullMarked;
