using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Torghut.Simulation.Errors;

namespace Torghut.Cli.Serve;

/// <summary>The parameters of a request, each known and given once: a misspelt one would be answered with something else.</summary>
internal sealed class QueryParameters
{
    private readonly IQueryCollection _query;

    /// <summary>Reads them.</summary>
    /// <exception cref="SimulationException"><c>usage</c>: one is not known, or given more than once.</exception>
    public QueryParameters(HttpRequest request, params string[] known)
    {
        _query = request.Query;
        foreach ((string name, StringValues values) in _query)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                throw Invalid($"Parameter '{name}' is not known; expected one of: {string.Join(", ", known)}.");
            }

            if (values.Count != 1)
            {
                throw Invalid($"Parameter '{name}' is given {values.Count} times; expected once.");
            }
        }
    }

    /// <summary>A text; null where it is missing or empty.</summary>
    public string? Text(string name) => _query.TryGetValue(name, out StringValues values) && values.ToString() is { Length: > 0 } text ? text : null;

    /// <summary>A whole number between two limits.</summary>
    public int Whole(string name, int otherwise, int least, int most)
    {
        if (Text(name) is not string text)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most
            ? value
            : throw Invalid(string.Create(CultureInfo.InvariantCulture, $"Parameter '{name}' is '{text}'; expected a whole number between {least} and {most}."));
    }

    /// <summary>The failure of a request that cannot be understood.</summary>
    public static SimulationException Invalid(string message) => new(ExitCode.Usage, "usage", message);
}
