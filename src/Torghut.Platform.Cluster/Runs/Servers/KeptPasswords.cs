using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.Runs.Servers;

/// <summary>
/// Whether the passwords of one server are known. A manifest may hold a password itself; the copy in the run's folder does not,
/// so that a process which knows only the folder can put back everything but what is on that server.
/// </summary>
internal static class KeptPasswords
{
    /// <summary>Refuses passwords that were not kept.</summary>
    /// <param name="passwords">Passwords by the manifest's keys.</param>
    /// <exception cref="SimulationException"><c>password_not_kept</c>.</exception>
    public static void Require(params ReadOnlySpan<(string Key, PasswordSource? Password)> passwords)
    {
        foreach ((string key, PasswordSource? password) in passwords)
        {
            if (password is PasswordSource.Clear clear && clear.Value.Reveal() == Secret.Mask)
            {
                throw NotKept(key);
            }
        }
    }

    /// <summary>Refuses Postgres' passwords and addresses that were not kept.</summary>
    /// <exception cref="SimulationException"><c>password_not_kept</c>.</exception>
    public static void Require(PostgresSection section)
    {
        Require(
            ("postgres.admin_dsn_password", section.AdminPassword),
            ("postgres.simulation_dsn_password", section.SimulationPassword),
            ("postgres.runtime_simulation_dsn_password", section.RuntimePassword));
        foreach ((string key, DatabaseAddress? address) in (ReadOnlySpan<(string, DatabaseAddress?)>)
            [("postgres.admin_dsn", section.AdminDsn), ("postgres.simulation_dsn", section.SimulationDsn), ("postgres.runtime_simulation_dsn", section.RuntimeSimulationDsn)])
        {
            if (address?.Reveal().Contains(Secret.Mask, StringComparison.Ordinal) == true)
            {
                throw NotKept(key);
            }
        }
    }

    private static SimulationException NotKept(string key) => new(
        ExitCode.Usage,
        "password_not_kept",
        $"{key}: the manifest held the password itself, and no file of the run keeps it; name the original manifest: torghut-sim teardown --run-id … --dataset-manifest FILE");
}
