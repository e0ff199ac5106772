using System.Globalization;
using System.Text.Json;
using Torghut.Reporting.Comparison.Document;

namespace Torghut.Reporting.Comparison.Figures;

/// <summary>Compares the figures of two reports.</summary>
internal static class FigureDiffer
{
    /// <summary>Compares every figure that either report has.</summary>
    public static FigureComparison Compare(JsonElement first, JsonElement second)
    {
        List<Figure> firsts = FigureReader.Read(first);
        List<Figure> seconds = FigureReader.Read(second);
        var secondByPath = seconds.ToDictionary(figure => figure.Path, StringComparer.Ordinal);
        var differences = new List<FigureDifference>();
        var series = new List<SeriesDifference>();
        int equal = 0;
        int compared = 0;
        foreach ((Figure? left, Figure? right) in Pairs(firsts, seconds, secondByPath))
        {
            compared++;
            if (Same(left, right))
            {
                equal++;
            }
            else if (left?.Kind == FigureKind.Series || right?.Kind == FigureKind.Series)
            {
                series.Add(SeriesDiffer.Compare(left, right));
            }
            else
            {
                differences.Add(Compare(left, right));
            }
        }

        return new FigureComparison
        {
            Compared = compared,
            Equal = equal,
            Different = compared - equal,
            Headline = Headline(firsts, secondByPath),
            Differences = differences,
            Series = series,
        };
    }

    /// <summary>Pairs in the order of the first report; what only the second has follows at the end, in its order.</summary>
    private static IEnumerable<(Figure? First, Figure? Second)> Pairs(
        List<Figure> firsts, List<Figure> seconds, Dictionary<string, Figure> secondByPath)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Figure figure in firsts)
        {
            seen.Add(figure.Path);
            yield return (figure, secondByPath.GetValueOrDefault(figure.Path));
        }

        foreach (Figure figure in seconds)
        {
            if (!seen.Contains(figure.Path))
            {
                yield return (null, figure);
            }
        }
    }

    private static List<FigureDifference> Headline(List<Figure> firsts, Dictionary<string, Figure> secondByPath)
    {
        var firstByPath = firsts.ToDictionary(figure => figure.Path, StringComparer.Ordinal);
        var headline = new List<FigureDifference>();
        foreach (string path in HeadlineFigures.Paths)
        {
            Figure? left = firstByPath.GetValueOrDefault(path);
            Figure? right = secondByPath.GetValueOrDefault(path);
            if (left is not null || right is not null)
            {
                headline.Add(Compare(left, right));
            }
        }

        return headline;
    }

    private static FigureDifference Compare(Figure? first, Figure? second)
    {
        (JsonElement? difference, double? relative) = Difference(first, second);
        return new FigureDifference
        {
            Figure = (first ?? second)!.Path,
            Unit = (first ?? second)!.Unit,
            First = Value(first),
            Second = Value(second),
            Difference = difference,
            Relative = relative,
            FirstSamples = first?.Samples,
            SecondSamples = second?.Samples,
        };
    }

    private static (JsonElement? Difference, double? Relative) Difference(Figure? first, Figure? second)
    {
        if (first is { Kind: FigureKind.Money } && second is { Kind: FigureKind.Money })
        {
            Decimals.TryRead(first.Value, out decimal left);
            Decimals.TryRead(second.Value, out decimal right);
            return (Decimals.Element(right - left), left == 0 ? null : (double)((right - left) / Math.Abs(left)));
        }

        if (first is { Kind: FigureKind.Number } && second is { Kind: FigureKind.Number })
        {
            return first.Value.TryGetInt64(out long a) && second.Value.TryGetInt64(out long b)
                ? (Element((decimal)b - a), a == 0 ? null : (double)(((decimal)b - a) / Math.Abs((decimal)a)))
                : Real(first.Value.GetDouble(), second.Value.GetDouble());
        }

        return (null, null);
    }

    private static (JsonElement? Difference, double? Relative) Real(double first, double second)
    {
        double difference = second - first;
        double relative = difference / Math.Abs(first);
        return (double.IsFinite(difference) ? JsonElement.Parse(difference.ToString("R", CultureInfo.InvariantCulture)) : null,
            double.IsFinite(relative) ? relative : null);
    }

    private static JsonElement Element(decimal whole) => JsonElement.Parse(whole.ToString(CultureInfo.InvariantCulture));

    private static JsonElement? Value(Figure? figure) => figure is null or { Kind: FigureKind.Undefined } ? null : figure.Value.Clone();

    /// <summary>Equal values; a figure that is undefined is like one that is not there.</summary>
    private static bool Same(Figure? first, Figure? second) => Value(first) is { } left
        ? Value(second) is { } right && JsonElement.DeepEquals(left, right)
        : Value(second) is null;
}
