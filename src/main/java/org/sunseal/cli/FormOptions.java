package org.sunseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.crypto.CanonicalJson;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What will be read out at the opening: from a file, or from the command line. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class FormOptions {
    @Option(
            names = "--form",
            paramLabel = "FILE",
            description = "The opening form as JSON, instead of the options below.")
    private @Nullable Path file;

    @Option(names = "--price", paramLabel = "AMOUNT", description = "Digits, a point and two decimals: 1250000.00")
    private @Nullable String price;

    @Option(names = "--currency", paramLabel = "CODE", defaultValue = "CNY", description = "Default: ${DEFAULT-VALUE}.")
    private String currency;

    @Option(names = "--days", paramLabel = "N", defaultValue = "", description = "Duration in days, if asked for.")
    private String days;

    @Option(names = "--quality", paramLabel = "TEXT", defaultValue = "", description = "The quality promised.")
    private String quality;

    @Option(names = "--bond", paramLabel = "TEXT", defaultValue = "none", description = "The bid bond given.")
    private String bond;

    @Option(
            names = "--item",
            paramLabel = "LABEL=VALUE",
            description = "A further line to be read out; may be repeated.")
    private Map<String, String> items = new LinkedHashMap<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    OpeningForm form() throws IOException {
        if ((file == null) == (price == null)) {
            throw new ParameterException(command.commandLine(), "Give either --price or --form");
        }
        return file != null
                ? OpeningForm.parse(CanonicalJson.write(CanonicalJson.readLoosely(Files.readAllBytes(file))))
                : new OpeningForm(
                        price,
                        currency,
                        days,
                        quality,
                        bond,
                        items.entrySet().stream()
                                .map(each -> new OpeningForm.Item(each.getKey(), each.getValue()))
                                .toList());
    }
}
