/**
 * The command-line tool {@code sunseal}: what bidders, trustees, regulators and courts run on their own machines.
 *
 * <p>One file per command, named after it; {@link org.sunseal.cli.Sunseal} lists them. Each says in its {@code --help}
 * what it does, with an example, and ends with one of the {@link org.sunseal.cli.ExitCode}s. What the tool trusts comes
 * from the user's own trust file; the platform is reached by HTTP alone, and nothing it answers is believed before it
 * is verified.
 */
@NullMarked
package org.sunseal.cli;

import org.jspecify.annotations.NullMarked;
