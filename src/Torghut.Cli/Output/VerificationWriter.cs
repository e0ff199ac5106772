using System.Globalization;
using System.Text.Json;
using Torghut.Reporting.Comparison.Document;
using Torghut.Simulation.Verification;

namespace Torghut.Cli.Output;

/// <summary>Prints a verification.</summary>
internal static class VerificationWriter
{
    private const int HashShown = 16;

    /// <summary>Prints.</summary>
    public static void Write(VerificationDocument document, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(document, VerificationJson.Default.VerificationDocument));
            return;
        }

        int width = document.Checks.Max(check => check.Name.Length);
        foreach (VerificationCheck check in document.Checks)
        {
            string word = check.Status switch
            {
                CheckStatus.Equal => "equal        ",
                CheckStatus.Different => "DIFFERENT    ",
                _ => "not compared ",
            };
            string hashes = check.Status == CheckStatus.Equal ? Short(check.First) : $"{Short(check.First)} {Short(check.Second)}";
            output.WriteLine($"{word}{check.Name.PadRight(width)}  {hashes}");
        }

        if (document.FirstDivergence is { } divergence)
        {
            WriteDivergence(divergence, output);
        }

        string other = document.Against is null ? "the day run again" : $"run '{document.Against}'";
        output.WriteLine(document.Equal
            ? $"Run '{document.RunId}' and {other} are the same."
            : $"Run '{document.RunId}' and {other} DIFFER.");
        if (document.FirstProgram != document.SecondProgram)
        {
            output.WriteLine($"They were made by different versions of the program: {document.FirstProgram} and {document.SecondProgram}.");
        }
    }

    private static void WriteDivergence(VerificationDivergence divergence, TextWriter output)
    {
        if (divergence.Decision is { } decision)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first diverging decision, after {decision.EqualBefore} alike: {Kind(decision.Kind, decision.Fields)}"));
            output.WriteLine($"  first   {Of(decision.First)}");
            output.WriteLine($"  second  {Of(decision.Second)}");
        }

        if (divergence.OrderEvent is { } order)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first diverging order event, after {order.EqualBefore} alike: {Kind(order.Kind, order.Fields)}"));
            output.WriteLine($"  first   {Of(order.First)}");
            output.WriteLine($"  second  {Of(order.Second)}");
        }

        if (divergence.Figure is { } figure)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"first of {divergence.DifferentFigures} figures that differ: {figure.Figure}, {Text(figure.First)} and {Text(figure.Second)}"));
        }
    }

    private static string Kind(string kind, IReadOnlyList<string> fields) =>
        kind == "changed" ? $"{string.Join(", ", fields)} changed" : kind.Replace('_', ' ');

    private static string Of(DecisionSide? side) => side is null ? "(at its end)" : string.Create(
        CultureInfo.InvariantCulture, $"{side.EventTime} {side.Symbol} {side.Strategy} {side.Action} {side.Qty:0.########} {side.Status}{Reasons(side.RiskReasons)}");

    private static string Of(OrderEventSide? side) => side is null ? "(at its end)" : string.Create(
        CultureInfo.InvariantCulture,
        $"{side.EventTime} {side.Symbol} {side.Side} {side.EventType} {side.FilledQty:0.########} of {side.Qty:0.########} at {side.AvgFillPrice:0.########}, order {Short(side.ClientOrderId)}");

    private static string Reasons(IReadOnlyList<string> reasons) => reasons.Count == 0 ? string.Empty : $" ({string.Join(", ", reasons)})";

    private static string Text(JsonElement? value) => value?.ToString() ?? "nothing";

    private static string Short(string? hash) => hash is null ? "none" : hash[..Math.Min(HashShown, hash.Length)];
}
