using Torghut.Simulation.Manifest.Shapes;
using Torghut.Simulation.Secrets;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>postgres</c>.</summary>
internal static class PostgresShape
{
    private static readonly AddressShape Address = new(isTemplate: false);
    private static readonly AddressShape Template = new(isTemplate: true);

    /// <summary>The description.</summary>
    public static SectionShape<PostgresSection> Shape { get; } = Migrations(Database(
        Database(
            Admin(new SectionShape<PostgresSection>(() => new PostgresSection())),
            "simulation_dsn",
            postgres => postgres.SimulationDsn,
            (postgres, value) => postgres with { SimulationDsn = value },
            "this program")
        .Password(
            "simulation_dsn_password",
            postgres => postgres.SimulationPassword,
            (postgres, value) => postgres with { SimulationPassword = value },
            "simulation_dsn, where the address has none and it is not the admin's"),
        "runtime_simulation_dsn",
        postgres => postgres.RuntimeSimulationDsn,
        (postgres, value) => postgres with { RuntimeSimulationDsn = value },
        "the simulated workloads")
        .Password(
            "runtime_simulation_dsn_password",
            postgres => postgres.RuntimePassword,
            (postgres, value) => postgres with { RuntimePassword = value },
            "runtime_simulation_dsn, where the address has none and it is not the simulation's"));

    private static SectionShape<PostgresSection> Admin(SectionShape<PostgresSection> shape) => shape
        .Optional(
            "admin_dsn",
            Address,
            postgres => postgres.AdminDsn,
            (postgres, value) => postgres with { AdminDsn = value },
            "Address with the right to create databases, as postgresql:// URL or as keywords.")
        .Optional(
            "admin_dsn_env",
            new TextShape(TextRules.Variable),
            postgres => postgres.AdminDsnVariable,
            (postgres, value) => postgres with { AdminDsnVariable = value },
            "Environment variable with that address, in place of admin_dsn.")
        .Password(
            "admin_dsn_password",
            postgres => postgres.AdminPassword,
            (postgres, value) => postgres with { AdminPassword = value },
            "admin_dsn, where the address has none")
        .Rule(["admin_dsn", "admin_dsn_env"], RequireAdmin);

    private static SectionShape<PostgresSection> Database(
        SectionShape<PostgresSection> shape,
        string key,
        Func<PostgresSection, DatabaseAddress?> get,
        Func<PostgresSection, DatabaseAddress?, PostgresSection> set,
        string whose) => shape
        .Optional(
            key,
            Address,
            postgres => get(postgres) is { IsTemplate: false } address ? address : null,
            (postgres, value) => value is null ? postgres : set(postgres, value),
            $"Address of the run's database for {whose}; never the production database.")
        .Optional(
            key + "_template",
            Template,
            postgres => get(postgres) is { IsTemplate: true } address ? address : null,
            (postgres, value) => value is null ? postgres : set(postgres, value),
            $"The same with {{db}} where the database's name goes, torghut_sim_{{run_token}}; in place of {key}.")
        .Rule([key, key + "_template"], (_, keys) => OnlyOne(keys, key, key + "_template"));

    private static SectionShape<PostgresSection> Migrations(SectionShape<PostgresSection> shape) => shape
        .Value(
            "keep_simulation_database",
            FlagShape.Instance,
            postgres => postgres.KeepsDatabase,
            (postgres, value) => postgres with { KeepsDatabase = value },
            "Whether the run's database is left when it ends; otherwise it is dropped. The run folder keeps a copy of the ledger either way.")
        .Add(new OptionalKey<PostgresSection, string>(
            "migrations_command",
            "Command that makes the tables of the run's database.",
            new TextShape(TextRules.Any),
            postgres => postgres.MigrationsCommand,
            (postgres, value) => postgres with { MigrationsCommand = value })
        { DefaultWords = "this program's own migrations" });

    private static bool RequireAdmin(PostgresSection postgres, SectionKeys keys)
    {
        if (postgres.AdminDsn is null && postgres.AdminDsnVariable is null)
        {
            keys.Missing("admin_dsn", Address.Expectation);
            return false;
        }

        return OnlyOne(keys, "admin_dsn", "admin_dsn_env");
    }

    private static bool OnlyOne(SectionKeys keys, string one, string other)
    {
        if (!keys.HasValue(one) || !keys.HasValue(other))
        {
            return true;
        }

        keys.Refuse(other, "conflicting_keys", $"{other} beside {one}", "one of them");
        return false;
    }
}
