using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.ClickHouse.Http;

/// <summary>What a failure of ClickHouse means to a user.</summary>
internal static class ClickHouseErrors
{
    private const int UnknownUser = 192;
    private const int WrongPassword = 193;
    private const int RequiredPassword = 194;
    private const int AccessDenied = 497;
    private const int AuthenticationFailed = 516;
    private const int UnknownCluster = 701;

    /// <summary>A failure as the program ends with it.</summary>
    /// <param name="exitCode">How it ends.</param>
    /// <param name="code">Stable code.</param>
    /// <param name="what">What could not be done, for example <c>read the signal store</c>.</param>
    /// <param name="place">The server.</param>
    /// <param name="failure">The failure.</param>
    public static SimulationException Of(ExitCode exitCode, string code, string what, string place, ClickHouseFailure failure) =>
        new(exitCode, code, $"Cannot {what} on ClickHouse {place}: {failure.Message}", failure) { Hint = HintFor(failure) };

    private static string? HintFor(ClickHouseFailure failure) => failure.Code switch
    {
        UnknownUser or WrongPassword or RequiredPassword or AuthenticationFailed => "Check clickhouse.username and its password.",
        AccessDenied => "docs/playbook.md, \"Cluster: permissions\", has the statements that grant what is needed.",
        UnknownCluster => "Check clickhouse.cluster; system.clusters on the server lists the names.",
        0 when failure.Status == 0 => "Check clickhouse.http_url, and that the server runs.",
        _ => null,
    };
}
