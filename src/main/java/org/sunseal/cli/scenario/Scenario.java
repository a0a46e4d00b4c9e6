package org.sunseal.cli.scenario;

import org.sunseal.cli.scenario.procedure.ScenarioEngineering;
import org.sunseal.cli.scenario.procedure.ScenarioHistory;
import org.sunseal.cli.scenario.procedure.ScenarioProcurement;
import picocli.CommandLine.Command;

/** The scenarios, each a subcommand. */
@Command(
        name = "scenario",
        description = "Plays a whole procedure against a running demonstration, in every role.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ScenarioOpening.class,
            ScenarioEngineering.class,
            ScenarioProcurement.class,
            ScenarioHistory.class
        })
public final class Scenario {}
