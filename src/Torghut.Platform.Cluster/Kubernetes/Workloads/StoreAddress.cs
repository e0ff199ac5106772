using System.Text.RegularExpressions;

namespace Torghut.Platform.Cluster.Kubernetes.Workloads;

/// <summary>Addresses of databases, as workloads have them: <c>jdbc:clickhouse://host:8123/database?…</c>, <c>http://host:8123/database</c>.</summary>
internal static partial class StoreAddress
{
    /// <summary>
    /// An address with the database of another. Scheme, hosts and parameters stay the workload's own: it may speak another
    /// protocol, and go another way, than this program.
    /// </summary>
    /// <param name="present">The workload's address; null or another form where it has none.</param>
    /// <param name="wanted">An address with the database.</param>
    /// <returns>The address; <paramref name="wanted"/> where there is nothing to replace a database in.</returns>
    public static string WithDatabaseOf(string? present, string wanted)
    {
        if (present is null || Form().Match(present) is not { Success: true } own || Form().Match(wanted) is not { Success: true } other)
        {
            return wanted;
        }

        string database = other.Groups["database"].Value;
        string parameters = Parameter().Replace(own.Groups["parameters"].Value, match => match.Groups["name"].Value + database);
        return $"{own.Groups["front"].Value}/{database}{parameters}";
    }

    [GeneratedRegex("^(?<front>[A-Za-z][A-Za-z0-9+.:-]*://[^/?#\\s]+)(/(?<database>[^/?#\\s]*))?(?<parameters>\\?[^#\\s]*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex("(?<name>[?&]database=)[^&]*", RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();
}
