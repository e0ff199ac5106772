using Torghut.Simulation.Secrets;

namespace Torghut.Simulation.Manifest;

/// <summary>The Postgres of the ledger.</summary>
public sealed record PostgresSection
{
    /// <summary>Address with the right to create databases; null where it is in <see cref="AdminDsnVariable"/>.</summary>
    public DatabaseAddress? AdminDsn { get; init; }

    /// <summary>Environment variable with that address.</summary>
    public string? AdminDsnVariable { get; init; }

    /// <summary>Password of <see cref="AdminDsn"/>, where the address has none.</summary>
    public PasswordSource? AdminPassword { get; init; }

    /// <summary>Address of the run's database for this program, or with <c>{db}</c> for its name; null for the admin's with the run's name.</summary>
    public DatabaseAddress? SimulationDsn { get; init; }

    /// <summary>Password of <see cref="SimulationDsn"/>; null for the admin's.</summary>
    public PasswordSource? SimulationPassword { get; init; }

    /// <summary>Address of the run's database for the workloads, or with <c>{db}</c>; null for <see cref="SimulationDsn"/>.</summary>
    public DatabaseAddress? RuntimeSimulationDsn { get; init; }

    /// <summary>Password of <see cref="RuntimeSimulationDsn"/>; null for the simulation's.</summary>
    public PasswordSource? RuntimePassword { get; init; }

    /// <summary>Whether the run's database is left when it ends.</summary>
    public bool KeepsDatabase { get; init; }

    /// <summary>Command that migrates the run's database; null for the migrations of this program.</summary>
    public string? MigrationsCommand { get; init; }
}
