package org.sunseal.cli.scenario;

import picocli.CommandLine.Command;

/** The scenarios, each a subcommand. */
@Command(
        name = "scenario",
        description = "Plays a whole procedure against a running demonstration, in every role.",
        mixinStandardHelpOptions = true,
        subcommands = ScenarioOpening.class)
public final class Scenario {}
