using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>clickhouse</c>.</summary>
internal static class ClickHouseShape
{
    /// <summary>The description.</summary>
    public static SectionShape<ClickHouseSection> Shape { get; } = new SectionShape<ClickHouseSection>(() => new ClickHouseSection())
        .Required(
            "http_url",
            new TextShape(TextRules.HttpUrl),
            server => server.HttpUrl,
            (server, value) => server with { HttpUrl = value },
            "Address of the HTTP interface, for example http://clickhouse:8123.")
        .Optional(
            "username",
            new TextShape(TextRules.Any),
            server => server.Username,
            (server, value) => server with { Username = value },
            "User; null for the server's default.")
        .Password(
            "password", server => server.Password, (server, value) => server with { Password = value }, "the user")
        .Optional(
            "password_secret_name",
            new TextShape(TextRules.KubernetesName),
            server => server.PasswordSecretName,
            (server, value) => server with { PasswordSecretName = value },
            "Kubernetes secret with the workloads' password, given to them by reference.")
        .Optional(
            "password_secret_key",
            new TextShape(TextRules.SecretKey),
            server => server.PasswordSecretKey,
            (server, value) => server with { PasswordSecretKey = value },
            "Key within that secret.")
        .Add(new OptionalKey<ClickHouseSection, string>(
            "secret_namespace",
            "Namespace of that secret.",
            new TextShape(TextRules.KubernetesName),
            server => server.SecretNamespace,
            (server, value) => server with { SecretNamespace = value })
        { DefaultWords = "runtime.namespace" })
        .Add(new OptionalKey<ClickHouseSection, string>(
            "simulation_database",
            "Database of the run; never the production database.",
            new TextShape(TextRules.Database),
            server => server.SimulationDatabase,
            (server, value) => server with { SimulationDatabase = value })
        { DefaultWords = "torghut_sim_{run_token}" })
        .Value(
            "keep_simulation_database",
            FlagShape.Instance,
            server => server.KeepsDatabase,
            (server, value) => server with { KeepsDatabase = value },
            "Whether the run's database is left when it ends; otherwise it is dropped.")
        .Optional(
            "cluster",
            new TextShape(TextRules.Any),
            server => server.Cluster,
            (server, value) => server with { Cluster = value },
            "Cluster whose every server gets the run's database, with replicated tables; null for one server.")
        .Rule(["password_secret_name", "password_secret_key"], RequireBoth);

    private static bool RequireBoth(ClickHouseSection server, SectionKeys keys)
    {
        if (server.PasswordSecretName is null == server.PasswordSecretKey is null)
        {
            return true;
        }

        keys.Missing(
            server.PasswordSecretName is null ? "password_secret_name" : "password_secret_key",
            "both password_secret_name and password_secret_key, or neither");
        return false;
    }
}
