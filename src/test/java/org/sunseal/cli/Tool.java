package org.sunseal.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tool as a bidder's shell runs it, in one folder, against one platform. */
record Tool(Path folder, PlatformInMemory platform) {
    record Run(int exitCode, String out, String err) {
        String all() {
            return out + err;
        }
    }

    static Tool inFolder(Path folder, PlatformInMemory platform) throws Exception {
        Files.write(folder.resolve("trust.json"), platform.trustFile());
        Files.writeString(folder.resolve("account.txt"), "bidder1\n");
        Files.writeString(folder.resolve("key.txt"), "secret\n");
        return new Tool(folder, platform);
    }

    /** Runs a command with exactly these arguments. */
    Run run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = Sunseal.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(code, out.toString(), err.toString());
    }

    /** Runs a bidder's command for the round of the platform, as bidder1. */
    Run bid(String command, String... more) {
        var arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(
                List.of("--tender", "T-1", "--lot", "1", "--bids", path("bids"), "--trust", path("trust.json")));
        if (!command.equals("claim")) {
            arguments.addAll(List.of("--server", platform.uri().toString()));
        }
        if (!command.equals("claim") && !command.equals("status")) {
            arguments.addAll(as("bidder1"));
            arguments.addAll(List.of("--key", path("acme.p12"), "--key-password-file", path("key.txt")));
        }
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    /** How to log in. */
    List<String> as(String user) {
        return List.of(
                "--user", user, "--password-file", path("account.txt"), "--issuer", platform.uri() + "/realms/test");
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }
}
