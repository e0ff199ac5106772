using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.ClickHouse.Http;

/// <summary>Where a ClickHouse server's HTTP interface is and how to log in. It prints without its password.</summary>
/// <param name="Url">Address, without user and password.</param>
/// <param name="User">User; null for the server's default.</param>
/// <param name="Password">Password; null for none.</param>
public sealed record ClickHouseAddress(Uri Url, string? User, Secret? Password)
{
    /// <summary>Works the address out from the manifest.</summary>
    /// <param name="section">The manifest's section.</param>
    /// <param name="environment">Looks an environment variable up; null where it is not set.</param>
    /// <exception cref="SimulationException"><c>password_not_set</c>, <c>clickhouse_url_invalid</c>.</exception>
    public static ClickHouseAddress Resolve(ClickHouseSection section, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(section);
        return Uri.TryCreate(section.HttpUrl, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0
            ? new ClickHouseAddress(url, section.Username, section.Password?.Resolve(environment))
            : throw new SimulationException(
                ExitCode.Usage,
                "clickhouse_url_invalid",
                "clickhouse.http_url: expected an http:// or https:// address without user and password, for example http://clickhouse:8123.");
    }

    /// <summary><c>user@host:port</c>, never the password.</summary>
    public override string ToString() => $"{User ?? "default"}@{Url.Authority}";
}
