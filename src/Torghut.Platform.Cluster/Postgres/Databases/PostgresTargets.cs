using Torghut.Platform.Cluster.Postgres.Addresses;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.Postgres.Databases;

/// <summary>The addresses of a run's ledger.</summary>
/// <param name="Admin">Where databases are created and dropped.</param>
/// <param name="Run">The run's database for this program.</param>
/// <param name="Runtime">The run's database for the workloads.</param>
public sealed record PostgresTargets(PostgresAddress Admin, PostgresAddress Run, PostgresAddress Runtime)
{
    private const string Production = "torghut";

    private static readonly string[] OfTheServer = ["postgres", "template0", "template1"];

    /// <summary>Name of the run's database.</summary>
    public string Database => Run.Database;

    /// <summary>Works the addresses out from the manifest.</summary>
    /// <param name="section">The manifest's section.</param>
    /// <param name="databaseName">Name of the run's own database, <c>torghut_sim_{run_token}</c>.</param>
    /// <param name="environment">Looks an environment variable up; null where it is not set.</param>
    /// <exception cref="SimulationException">
    /// <c>postgres_dsn_invalid</c>, <c>password_not_set</c>, or <c>isolation_guard_failed:postgres_db_isolated</c>: the run's
    /// database would be production's, the admin's or the server's own.
    /// </exception>
    public static PostgresTargets Resolve(PostgresSection section, string databaseName, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(environment);
        Secret? adminPassword = section.AdminPassword?.Resolve(environment);
        PostgresAddress admin = PostgresAddress.Parse(AdminAddress(section, environment), adminPassword);
        Secret? runPassword = section.SimulationPassword?.Resolve(environment) ?? adminPassword;
        PostgresAddress run = section.SimulationDsn is { } own
            ? PostgresAddress.Parse(own.ForDatabase(databaseName), runPassword)
            : admin.ForDatabase(databaseName);
        PostgresAddress runtime = section.RuntimeSimulationDsn is { } workloads
            ? PostgresAddress.Parse(workloads.ForDatabase(databaseName), section.RuntimePassword?.Resolve(environment) ?? runPassword)
            : run;
        var targets = new PostgresTargets(admin, run, runtime);
        targets.Guard();
        return targets;
    }

    /// <summary>The hard block, also checked again before each change.</summary>
    /// <exception cref="SimulationException"><c>isolation_guard_failed:postgres_db_isolated</c>.</exception>
    internal static void Guard(string database)
    {
        if (database.Equals(Production, StringComparison.OrdinalIgnoreCase) || OfTheServer.Contains(database, StringComparer.OrdinalIgnoreCase))
        {
            throw Refused($"the run's database would be {database}; expected one of the run's own, such as torghut_sim_<run>");
        }
    }

    private static DatabaseAddress AdminAddress(PostgresSection section, Func<string, string?> environment)
    {
        if (section.AdminDsn is { } address)
        {
            return address;
        }

        string variable = section.AdminDsnVariable ?? "";
        return environment(variable) is { Length: > 0 } text
            ? new DatabaseAddress(text)
            : throw new SimulationException(
                ExitCode.Usage,
                "postgres_dsn_invalid",
                $"postgres.admin_dsn: the environment variable {variable}, which the manifest names for it, is not set.");
    }

    private static SimulationException Refused(string why) =>
        new(ExitCode.Refused, "isolation_guard_failed:postgres_db_isolated", $"postgres_db_isolated: {why}.");

    private void Guard()
    {
        Guard(Run.Database);
        if (Runtime.Database != Run.Database)
        {
            throw Refused($"the workloads' database {Runtime.Database} is not the run's, {Run.Database}");
        }

        if (Admin.Database == Run.Database)
        {
            throw Refused($"the run's database is the one that admin_dsn connects to, {Admin.Database}, and could not be dropped");
        }
    }
}
