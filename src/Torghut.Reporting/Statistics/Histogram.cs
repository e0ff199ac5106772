using System.Text.Json.Serialization;
using Torghut.Reporting.Annotations;
using Torghut.Reporting.Serialization;

namespace Torghut.Reporting.Statistics;

/// <summary>
/// Values counted between fixed edges. The first count is of values below the first edge, the last of values at or above the
/// last; count i between them is of values v with <c>edges[i−1] ≤ v &lt; edges[i]</c>.
/// </summary>
public sealed record Histogram
{
    /// <summary>Edges, ascending.</summary>
    [JsonConverter(typeof(OneLineNumbersConverter))]
    [Unit(Units.AsStated)]
    public required IReadOnlyList<double> Edges { get; init; }

    /// <summary>Counts, one more than edges.</summary>
    [JsonConverter(typeof(OneLineIntsConverter))]
    [Unit(Units.Count)]
    public required IReadOnlyList<int> Counts { get; init; }

    /// <summary>Counts values sorted ascending.</summary>
    public static Histogram OfSorted(ReadOnlySpan<double> sorted, IReadOnlyList<double> edges)
    {
        ArgumentNullException.ThrowIfNull(edges);
        var counts = new int[edges.Count + 1];
        int at = 0;
        for (int i = 0; i <= edges.Count; i++)
        {
            int first = at;
            while (at < sorted.Length && (i == edges.Count || sorted[at] < edges[i]))
            {
                at++;
            }

            counts[i] = at - first;
        }

        return new Histogram { Edges = edges, Counts = counts };
    }
}
