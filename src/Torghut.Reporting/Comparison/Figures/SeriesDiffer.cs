using System.Text.Json;
using Torghut.Reporting.Comparison.Document;

namespace Torghut.Reporting.Comparison.Figures;

/// <summary>Compares rows of numbers point by point.</summary>
internal static class SeriesDiffer
{
    /// <summary>Compares two series that are not the same; either may be missing or undefined.</summary>
    public static SeriesDifference Compare(Figure? first, Figure? second)
    {
        List<JsonElement>? left = Points(first);
        List<JsonElement>? right = Points(second);
        int longest = Math.Max(left?.Count ?? 0, right?.Count ?? 0);
        int different = 0;
        int firstDifferent = 0;
        double? largest = null;
        for (int i = longest - 1; i >= 0; i--)
        {
            JsonElement? a = At(left, i);
            JsonElement? b = At(right, i);
            if (a is { } x && b is { } y && JsonElement.DeepEquals(x, y))
            {
                continue;
            }

            different++;
            firstDifferent = i;
            if (Number(a) is { } from && Number(b) is { } to)
            {
                largest = Math.Max(largest ?? 0, Math.Abs(to - from));
            }
        }

        return new SeriesDifference
        {
            Figure = (first ?? second)!.Path,
            Unit = (first ?? second)!.Unit,
            FirstPoints = left?.Count,
            SecondPoints = right?.Count,
            DifferentPoints = different,
            FirstDifferentPoint = firstDifferent,
            LargestDifference = largest,
        };
    }

    private static List<JsonElement>? Points(Figure? figure) =>
        figure?.Kind == FigureKind.Series ? [.. figure.Value.EnumerateArray()] : null;

    private static JsonElement? At(List<JsonElement>? points, int i) => points is not null && i < points.Count ? points[i] : null;

    private static double? Number(JsonElement? point) => point switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
        { ValueKind: JsonValueKind.String } text when Decimals.TryRead(text, out decimal money) => (double)money,
        _ => null,
    };
}
