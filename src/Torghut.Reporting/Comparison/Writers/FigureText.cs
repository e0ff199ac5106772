using System.Globalization;
using System.Text.Json;
using Torghut.Reporting.Annotations;
using Torghut.Reporting.Comparison.Document;

namespace Torghut.Reporting.Comparison.Writers;

/// <summary>Figures for people: rounded, with their unit; the exact values are in the JSON.</summary>
internal static class FigureText
{
    private const string None = "n/a";
    private const string Factor = "factor";

    /// <summary>Ratios that are said as factors, not in percent, by the ends of their names.</summary>
    private static readonly string[] s_factors = ["factor", "payoff_ratio", "turnover", "over_equity", "over_quoted"];

    /// <summary>The first run's value.</summary>
    public static string First(FigureDifference figure) => Value(figure.First, UnitOf(figure));

    /// <summary>The other run's value.</summary>
    public static string Second(FigureDifference figure) => Value(figure.Second, UnitOf(figure));

    private static string? UnitOf(FigureDifference figure) =>
        figure.Unit == Units.Ratio && Array.Exists(s_factors, name => figure.Figure.EndsWith(name, StringComparison.Ordinal)) ? Factor : figure.Unit;

    private static string Value(JsonElement? value, string? unit) => value is not { } given
        ? None
        : given.ValueKind switch
        {
            JsonValueKind.Number => WithUnit(Number(given.GetDouble(), unit), unit),
            JsonValueKind.String when unit is not null && decimal.TryParse(given.GetString(), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal money)
                => money.ToString("#,##0.00######", CultureInfo.InvariantCulture) is var text ? Trim(text) : None,
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            _ => given.ToString(),
        };

    /// <summary>A difference, with its sign; empty where there is none to state.</summary>
    public static string Difference(FigureDifference figure)
    {
        if (figure.Difference is not { } difference)
        {
            return string.Empty;
        }

        if (figure.Relative is 0 || JsonElement.DeepEquals(figure.First!.Value, figure.Second!.Value))
        {
            return "=";
        }

        string text = Value(difference, UnitOf(figure));
        return text.StartsWith('-') || !text.AsSpan().ContainsAnyInRange('1', '9') ? text : "+" + text;
    }

    /// <summary>A relative difference in percent; empty where there is none to state.</summary>
    public static string Relative(FigureDifference figure) => figure.Relative is { } relative && relative != 0
        ? (relative * 100).ToString("+0.0;-0.0", CultureInfo.InvariantCulture) + " %"
        : string.Empty;

    /// <summary>Sample sizes; one number where both are the same.</summary>
    public static string Samples(FigureDifference figure) => (figure.FirstSamples, figure.SecondSamples) switch
    {
        (null, null) => string.Empty,
        ({ } first, { } second) when first == second => first.ToString(CultureInfo.InvariantCulture),
        var (first, second) => $"{Count(first)}/{Count(second)}",
    };

    private static string Count(long? count) => count?.ToString(CultureInfo.InvariantCulture) ?? None;

    private static string Number(double value, string? unit) => unit switch
    {
        Units.Ratio => (value * 100).ToString("0.0#", CultureInfo.InvariantCulture) + " %",
        Units.Count or Units.Tokens or Units.Position => value.ToString("#,##0.##", CultureInfo.InvariantCulture),
        _ => value.ToString("#,##0.00##", CultureInfo.InvariantCulture),
    };

    private static string WithUnit(string text, string? unit) => unit switch
    {
        Units.Bps or Units.Ms or Units.Seconds or Units.Minutes => $"{text} {unit}",
        _ => text,
    };

    /// <summary>Two decimals, more where they say something.</summary>
    private static string Trim(string text)
    {
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        return text.Length > dot + 5 ? decimal.Round(decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture), 4).ToString("#,##0.00##", CultureInfo.InvariantCulture) : text;
    }
}
