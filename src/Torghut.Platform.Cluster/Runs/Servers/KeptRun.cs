using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.KeptManifests;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Manifest.Loading;
using Torghut.Simulation.Runs;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.Runs.Servers;

/// <summary>A run as its folder tells it, for processes that know no more.</summary>
internal static class KeptRun
{
    /// <summary>Reads it.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="environment">Looks an environment variable up; null where it is not set.</param>
    /// <exception cref="SimulationException">
    /// The manifest is not there or damaged, or a variable that it names is not set; or <c>password_not_kept</c>: the manifest
    /// held a password itself, which no file keeps.
    /// </exception>
    public static RunDefinition Read(RunFolder folder, Func<string, string?> environment)
    {
        ManifestPlace? place = KeptManifest.PlaceOf(folder.Manifest);
        ManifestLoadResult.Loaded loaded = ManifestLoader.Load(folder.Manifest, environment, place?.Folder).OrThrow();
        SimulationManifest manifest = loaded.Manifest with
        {
            Window = loaded.Manifest.Window with
            {
                Request = loaded.Manifest.Window.Request with
                {
                    Start = place?.WindowStart ?? loaded.Manifest.Window.Request.Start,
                    End = place?.WindowEnd ?? loaded.Manifest.Window.Request.End,
                },
            },
        };
        RequirePasswords(manifest, folder);
        string token = Path.GetFileName(folder.Root);
        string runId = RunStateFile.Read(folder)?.RunId ?? token;
        return RunDefinitionFactory.Create(runId, manifest, loaded.File.MaskedText, Path.GetDirectoryName(folder.Root)!) with
        {
            Place = place,
            Storage = folder.Storage,
        };
    }

    private static void RequirePasswords(SimulationManifest manifest, RunFolder folder)
    {
        (string Key, PasswordSource? Password)[] passwords =
        [
            ("kafka.sasl_password", manifest.Kafka?.Client.SaslPassword),
            ("kafka.ssl_key_password", manifest.Kafka?.Client.SslKeyPassword),
            ("clickhouse.password", manifest.ClickHouse?.Password),
            ("postgres.admin_dsn_password", manifest.Postgres?.AdminPassword),
            ("postgres.simulation_dsn_password", manifest.Postgres?.SimulationPassword),
            ("postgres.runtime_simulation_dsn_password", manifest.Postgres?.RuntimePassword),
        ];
        (string Key, DatabaseAddress? Address)[] addresses =
        [
            ("postgres.admin_dsn", manifest.Postgres?.AdminDsn),
            ("postgres.simulation_dsn", manifest.Postgres?.SimulationDsn),
            ("postgres.runtime_simulation_dsn", manifest.Postgres?.RuntimeSimulationDsn),
        ];
        string? lost = passwords
            .Where(password => password.Password is PasswordSource.Clear clear && clear.Value.Reveal() == Secret.Mask)
            .Select(password => password.Key)
            .Concat(addresses.Where(address => address.Address?.Reveal().Contains(Secret.Mask, StringComparison.Ordinal) == true).Select(address => address.Key))
            .FirstOrDefault();
        if (lost is not null)
        {
            throw new SimulationException(
                ExitCode.Usage,
                "password_not_kept",
                $"{lost}: the manifest held the password itself, and {folder.Manifest} does not keep it.")
            {
                Hint = "Run the same command again with the original manifest (torghut-sim run … --dataset-manifest FILE): it puts back what is owed.",
            };
        }
    }
}
