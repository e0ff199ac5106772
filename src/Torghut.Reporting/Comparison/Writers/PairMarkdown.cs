using System.Globalization;
using Torghut.Reporting.Comparison.Document;

namespace Torghut.Reporting.Comparison.Writers;

/// <summary>Writes one run against the first.</summary>
internal sealed class PairMarkdown(RunComparison comparison, TextWriter writer)
{
    private readonly string _first = MarkdownText.Escape(comparison.First);
    private readonly string _second = MarkdownText.Escape(comparison.Second);

    /// <summary>Writes.</summary>
    public void Write(int mostParameters, int mostFindings)
    {
        Line($"## `{_second}` against `{_first}`");
        Line();
        WriteIdentity();
        WriteParameters(mostParameters);
        WriteDivergences();
        WriteFindings(mostFindings);
        WriteFigures();
    }

    private void WriteIdentity()
    {
        IdentityComparison identity = comparison.Identity;
        (string Name, bool? Same)[] parts =
        [
            ("input", identity.SameInput), ("window", identity.SameWindow), ("parameters", identity.SameParameters),
            ("program", identity.SameProgram), ("decisions", identity.SameDecisions), ("orders", identity.SameOrders),
            ("figures", identity.SameFigures), ("verdict", identity.SameVerdict),
        ];
        WriteNames("Same", parts.Where(part => part.Same is true));
        WriteNames("Different", parts.Where(part => part.Same is false));
        WriteNames("Not known", parts.Where(part => part.Same is null));
        Line();
    }

    private void WriteNames(string kind, IEnumerable<(string Name, bool? Same)> parts)
    {
        string[] names = [.. parts.Select(part => part.Name)];
        if (names.Length > 0)
        {
            Line($"- {kind}: {string.Join(", ", names)}");
        }
    }

    private void WriteParameters(int most)
    {
        List<ParameterChange> changes = [.. comparison.Parameters, .. comparison.Circumstances];
        if (changes.Count == 0)
        {
            return;
        }

        var table = new TextTable("parameter", _first, _second);
        foreach (ParameterChange change in changes.Take(most))
        {
            table.Add(MarkdownText.Escape(change.Key), Value(change.First), Value(change.Second));
        }

        table.Write(writer);
        if (changes.Count > most)
        {
            Line();
            Line(Invariant($"and {changes.Count - most} more in compare.json"));
        }

        Line();

        static string Value(string? json) => json is null ? "(nothing)" : MarkdownText.Escape(json.Length > 60 ? json[..57] + "…" : json);
    }

    private void WriteDivergences()
    {
        if (comparison.Decisions is { } decisions)
        {
            Line(Invariant($"Decisions: {decisions.FirstCount} and {decisions.SecondCount}; {decisions.Equal} alike, {decisions.Changed} changed, {decisions.OnlyInFirst} only in `{_first}`, {decisions.OnlyInSecond} only in `{_second}`."));
            if (decisions.FirstDivergence is { } divergence)
            {
                Line(Invariant($"First divergence, after {divergence.EqualBefore} alike: {Kind(divergence.Kind, divergence.Fields)}"));
                WriteSides(divergence.Kind, divergence.First is { } a ? Of(a) : null, divergence.Second is { } b ? Of(b) : null);
            }

            Line();
        }

        if (comparison.OrderEvents is { } events)
        {
            Line(Invariant($"Order events: {events.FirstCount} and {events.SecondCount}; {events.Equal} alike, {events.Changed} changed, {events.OnlyInFirst} only in `{_first}`, {events.OnlyInSecond} only in `{_second}`."));
            if (events.FirstDivergence is { } divergence)
            {
                Line(Invariant($"First divergence, after {divergence.EqualBefore} alike: {Kind(divergence.Kind, divergence.Fields)}"));
                WriteSides(divergence.Kind, divergence.First is { } a ? Of(a) : null, divergence.Second is { } b ? Of(b) : null);
            }

            Line();
        }
    }

    private string Kind(string kind, IReadOnlyList<string> fields) => kind switch
    {
        "changed" => $"{string.Join(", ", fields)} changed",
        "only_in_first" => $"only in `{_first}`",
        _ => $"only in `{_second}`",
    };

    private void WriteSides(string kind, string? first, string? second)
    {
        Line($"- `{_first}`{(kind == "only_in_second" ? ", its next" : string.Empty)}: {first ?? "(at its end)"}");
        Line($"- `{_second}`{(kind == "only_in_first" ? ", its next" : string.Empty)}: {second ?? "(at its end)"}");
    }

    private static string Of(DecisionSide side) => MarkdownText.Escape(
        $"{side.EventTime} {side.Symbol} {side.Strategy} {side.Action} {Money(side.Qty)} at {Money(side.Price)}, {side.Status}"
        + Reasons(side.RiskReasons) + Source(side.Lineage));

    private static string Of(OrderEventSide side) => MarkdownText.Escape(
        $"{side.EventTime} {side.Symbol} {side.Strategy} {side.Side} {side.EventType} {Money(side.FilledQty)} of {Money(side.Qty)} at {Money(side.AvgFillPrice)}, {side.Status}"
        + Source(side.Lineage));

    private static string Reasons(IReadOnlyList<string> reasons) => reasons.Count == 0 ? string.Empty : $" ({string.Join(", ", reasons)})";

    private static string Source(IReadOnlyDictionary<string, string> lineage) =>
        lineage.TryGetValue("dataset_event_id", out string? record) ? $", from {record}" : string.Empty;

    private static string Money(decimal? value) => value?.ToString("0.########", CultureInfo.InvariantCulture) ?? "n/a";

    private void WriteFindings(int most)
    {
        List<string> lines = [];
        lines.AddRange(comparison.FindingsAppeared.Select(finding => $"- appeared: {Of(finding)}: {MarkdownText.Escape(finding.Message)}"));
        lines.AddRange(comparison.FindingsDisappeared.Select(finding => $"- disappeared: {Of(finding)}"));
        lines.AddRange(comparison.FindingsChanged.Select(change =>
            $"- changed: {Of(change.Second)}: {Observed(change.First)} became {Observed(change.Second)}"));
        foreach (string line in lines.Take(most))
        {
            Line(line);
        }

        if (lines.Count > most)
        {
            Line(Invariant($"- and {lines.Count - most} more in compare.json"));
        }

        if (lines.Count > 0)
        {
            Line();
        }
    }

    private static string Of(ComparedFinding finding) =>
        $"**{finding.Severity.ToUpperInvariant()}** `{finding.Code}`{(finding.Subject is null ? string.Empty : $" ({MarkdownText.Escape(finding.Subject)})")}";

    private static string Observed(ComparedFinding finding) =>
        finding.Observed is { } observed ? $"{finding.Severity} {TimeFree(observed)} {finding.Unit}".TrimEnd() : finding.Severity;

    private static string TimeFree(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private void WriteFigures()
    {
        var table = new TextTable("figure", $">{_first}", $">{_second}", ">difference", ">relative", ">n");
        foreach (FigureDifference figure in comparison.Figures.Headline)
        {
            table.Add(
                figure.Figure,
                MarkdownText.Escape(FigureText.First(figure)),
                MarkdownText.Escape(FigureText.Second(figure)),
                FigureText.Difference(figure),
                FigureText.Relative(figure),
                FigureText.Samples(figure));
        }

        table.Write(writer);
        Line();
        Line(Invariant($"{comparison.Figures.Different} of {comparison.Figures.Compared} figures differ; all of them are in compare.json."));
        Line();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Line(string text = "")
    {
        writer.Write(text);
        writer.Write('\n');
    }
}
