using System.Globalization;
using System.Text.Json;
using Torghut.Reporting.Caveats;
using Torghut.Reporting.Comparison.Document;
using Torghut.Reporting.Comparison.Figures;
using Torghut.Reporting.Comparison.Identity;
using Torghut.Reporting.Comparison.Rows;

namespace Torghut.Reporting.Comparison;

/// <summary>Compares finished runs. Pure: the same reports and ledgers give the same document.</summary>
public static class RunComparer
{
    /// <summary>Compares every further run with the first.</summary>
    /// <param name="runs">Two runs or more.</param>
    /// <exception cref="ArgumentException">There are less than two runs.</exception>
    public static ComparisonDocument Compare(IReadOnlyList<ComparedRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count < 2)
        {
            throw new ArgumentException("Two runs or more are needed.", nameof(runs));
        }

        List<string> labels = Labels(runs);
        var caveats = new List<Caveat>();
        RunRows? first = Rows(runs[0], labels[0], caveats);
        var comparisons = new List<RunComparison>(runs.Count - 1);
        for (int i = 1; i < runs.Count; i++)
        {
            RunRows? second = Rows(runs[i], labels[i], caveats);
            RunComparison comparison = Compare(runs[0], runs[i], (labels[0], labels[i]), (first, second));
            Warn(comparison, caveats);
            comparisons.Add(comparison);
        }

        var summaries = new List<ComparedRunSummary>(runs.Count);
        for (int i = 0; i < runs.Count; i++)
        {
            summaries.Add(RunSummaries.Of(runs[i], labels[i]));
        }

        return new ComparisonDocument
        {
            Equal = comparisons.TrueForAll(comparison => comparison.Equal),
            Regression = comparisons.Exists(comparison => comparison.Regression),
            Runs = summaries,
            Comparisons = comparisons,
            Caveats = [.. caveats.Distinct()],
        };
    }

    private static RunComparison Compare(
        ComparedRun first, ComparedRun second, (string First, string Second) labels, (RunRows? First, RunRows? Second) rows)
    {
        JsonElement left = first.Report;
        JsonElement right = second.Report;
        DecisionComparison? decisions = null;
        OrderEventComparison? orders = null;
        if (rows.First is { } firstRows && rows.Second is { } secondRows)
        {
            decisions = new DecisionDiffer(firstRows, secondRows).Compare();
            orders = new OrderEventDiffer(firstRows, secondRows).Compare();
        }

        FigureComparison figures = FigureDiffer.Compare(left, right);
        List<ParameterChange> parameters = RunParameters.Differences(left, right);
        IdentityComparison identity = IdentityDiffer.Compare(left, right, parameters, figures);
        FindingDiffer findings = FindingDiffer.Compare(left, right);
        (List<string> caveatsAppeared, List<string> caveatsDisappeared) = CaveatDiffer.Compare(left, right);
        bool rowsAlike = decisions?.FirstDivergence is null && orders?.FirstDivergence is null;
        return new RunComparison
        {
            First = labels.First,
            Second = labels.Second,
            Equal = rowsAlike && identity is { SameInput: not false, SameDecisions: true, SameOrders: true, SameFigures: true, SameVerdict: true },
            Identity = identity,
            Parameters = parameters,
            Circumstances = RunParameters.Circumstances(left, right),
            Decisions = decisions,
            OrderEvents = orders,
            Figures = figures,
            FindingsAppeared = findings.Appeared,
            FindingsDisappeared = findings.Disappeared,
            FindingsChanged = findings.Changed,
            CaveatsAppeared = caveatsAppeared,
            CaveatsDisappeared = caveatsDisappeared,
            Regression = findings.IsRegression,
        };
    }

    /// <summary>The runs' ids; the second of one id is numbered.</summary>
    private static List<string> Labels(IReadOnlyList<ComparedRun> runs)
    {
        var labels = new List<string>(runs.Count);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (ComparedRun run in runs)
        {
            string id = JsonPaths.Text(run.Report, "run_metadata.run_id") ?? "unknown";
            int count = seen[id] = seen.GetValueOrDefault(id) + 1;
            labels.Add(count == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id} ({count})"));
        }

        return labels;
    }

    private static RunRows? Rows(ComparedRun run, string label, List<Caveat> caveats)
    {
        if (run.Ledger is not null)
        {
            return RunRows.Read(run.Ledger, JsonPaths.Text(run.Report, "run_metadata.run_id") ?? string.Empty);
        }

        caveats.Add(new Caveat("ledger_not_read", $"{label}: {run.LedgerProblem ?? "it has no ledger"}; decisions and orders are compared by their hashes alone."));
        return null;
    }

    private static void Warn(RunComparison comparison, List<Caveat> caveats)
    {
        if (comparison.Identity.SameInput is false || !comparison.Identity.SameWindow)
        {
            caveats.Add(new Caveat(
                "different_input",
                $"{comparison.First} and {comparison.Second} have different inputs: their figures describe two samples, and a difference is no effect of the parameters."));
        }

        if (comparison.Identity.SameInput is null)
        {
            caveats.Add(new Caveat("input_unknown", $"Whether {comparison.First} and {comparison.Second} have the same input is not known."));
        }

        if (comparison.Decisions is { FirstDivergence: null } && !comparison.Identity.SameDecisions)
        {
            caveats.Add(new Caveat(
                "ledger_is_not_the_reports",
                $"The ledgers of {comparison.First} and {comparison.Second} hold the same decisions, but their reports state different hashes: a ledger or a report was changed afterwards."));
        }

        if (!comparison.Equal)
        {
            caveats.Add(new Caveat("single_window", "One window is one sample: a difference between two runs of it says nothing about other days."));
        }
    }
}
