using Torghut.Platform.Cluster.ClickHouse.Http;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Runs;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.Workers.Settings;

/// <summary>
/// Where the signal store is: <c>TA_CLICKHOUSE_URL</c>, <c>http://host:8123/database</c> or <c>jdbc:clickhouse://host:8123/database</c>,
/// with <c>TA_CLICKHOUSE_USERNAME</c> and <c>TA_CLICKHOUSE_PASSWORD</c>; else as the manifest says.
/// </summary>
internal static class ClickHouseEnvironment
{
    private const string Url = "TA_CLICKHOUSE_URL";
    private const string Production = "torghut";

    /// <summary>Works server and database out.</summary>
    /// <exception cref="SimulationException">
    /// <c>clickhouse_url_invalid</c>, or <c>isolation_guard_failed:clickhouse_db_isolated</c>: the database is production's.
    /// </exception>
    public static (ClickHouseAddress Address, string Database) Read(WorkerEnvironment environment, RunDefinition? run)
    {
        (ClickHouseAddress address, string database) = environment.Find(Url) is { } text
            ? Parse(text, environment)
            : run?.Manifest.ClickHouse is { } section
                ? (ClickHouseAddress.Resolve(section, environment.Find), section.SimulationDatabase ?? run.Identity.DatabaseName)
                : throw new SimulationException(
                    ExitCode.Usage, "worker_setting_missing", $"The environment variable {Url} is not set, and no manifest says where ClickHouse is.");
        return database is Production or "default" or "system"
            ? throw new SimulationException(
                ExitCode.Refused,
                "isolation_guard_failed:clickhouse_db_isolated",
                $"{Url}: found database {database}; expected one of the run's own, such as torghut_sim_<run>.")
            : (address, database);
    }

    private static (ClickHouseAddress Address, string Database) Parse(string text, WorkerEnvironment environment)
    {
        const string jdbc = "jdbc:";
        string plain = text.StartsWith(jdbc, StringComparison.Ordinal) ? text[jdbc.Length..] : text;
        if (plain.StartsWith("clickhouse://", StringComparison.Ordinal) || plain.StartsWith("ch://", StringComparison.Ordinal))
        {
            plain = "http" + plain[plain.IndexOf(':', StringComparison.Ordinal)..];
        }

        if (!Uri.TryCreate(plain, UriKind.Absolute, out Uri? url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0)
        {
            throw Invalid("expected http://host:8123/database, without user and password");
        }

        string database = Uri.UnescapeDataString(url.AbsolutePath.Trim('/'));
        if (database.Length == 0)
        {
            database = url.Query.TrimStart('?').Split('&')
                .Where(part => part.StartsWith("database=", StringComparison.Ordinal))
                .Select(part => Uri.UnescapeDataString(part["database=".Length..]))
                .FirstOrDefault() ?? throw Invalid("expected the database behind the host, as in http://host:8123/torghut_sim_run_1");
        }

        Secret? password = environment.Find("TA_CLICKHOUSE_PASSWORD") is { } secret ? new Secret(secret) : null;
        return (new ClickHouseAddress(new Uri(url.GetLeftPart(UriPartial.Authority)), environment.Find("TA_CLICKHOUSE_USERNAME"), password), database);
    }

    private static SimulationException Invalid(string expected) =>
        new(ExitCode.Usage, "clickhouse_url_invalid", $"{Url}: {expected}.");
}
