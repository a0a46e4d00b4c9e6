package org.sunseal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What two programs of a measurement have computed so far, on all cores together. Unlike a rate it does not depend on what
 * else the machine does meanwhile.
 *
 * @param platform this process, its compiler and collector included
 * @param database PostgreSQL's processes that are alive
 */
public record CpuTime(Duration platform, Duration database) {
    /** Up to now. The database must run on this machine, under the same account. */
    public static CpuTime until(DataSource database) throws SQLException, IOException {
        return new CpuTime(of(Stream.of(ProcessHandle.current())), of(processes(database)));
    }

    /** What was computed since an earlier moment. */
    public CpuTime since(CpuTime earlier) {
        return new CpuTime(platform.minus(earlier.platform), database.minus(earlier.database));
    }

    private static Stream<ProcessHandle> processes(DataSource database) throws SQLException, IOException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var shown = statement.executeQuery("show data_directory")) {
            shown.next();
            var lines = Files.readAllLines(Path.of(shown.getString(1), "postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).stream()
                    .flatMap(main -> Stream.concat(Stream.of(main), main.children()));
        }
    }

    private static Duration of(Stream<ProcessHandle> processes) {
        return processes
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
