using NodaTime;
using Torghut.Market.Time;
using Torghut.Reporting.Evaluation;
using Torghut.Reporting.Request;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Reports;
using Torghut.Trading.Ledger;

namespace Torghut.Simulation.Evaluation;

/// <summary>Evaluates the language model's reviews from the ledgers of runs; only reads them.</summary>
public static class LlmEvaluations
{
    private const string NewYork = "America/New_York";

    /// <summary>The reviews of one run.</summary>
    /// <exception cref="SimulationException">
    /// <c>run_not_found</c> (exit 2); <c>ledger_not_there</c>, <c>ledger_unreadable</c> (exit 4).
    /// </exception>
    public static LlmEvaluation OfRun(RunFolder folder, string runId, Func<RunFolder, ILedgerReader> openLedger)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(openLedger);
        RunState state = RunStateFile.Read(folder) ?? throw RunStatusReader.NotFound(folder, runId);
        if (!File.Exists(folder.Ledger))
        {
            throw new SimulationException(
                ExitCode.Failed, "ledger_not_there", $"The run '{state.RunId}' has no ledger (yet): {folder.Ledger} does not exist.");
        }

        var evaluator = new LlmEvaluator();
        using (ILedgerReader ledger = openLedger(folder))
        {
            evaluator.Add(ledger, state.RunId, window: null);
        }

        ReportRequest? request = File.Exists(folder.ReportInputs) ? ReportRunner.ReadInputs(folder) : null;
        return new LlmEvaluation
        {
            Window = new LlmEvaluationWindow
            {
                RunId = state.RunId,
                Start = request is null ? null : EventTime.Format(request.Window.Start),
                End = request is null ? null : EventTime.Format(request.Window.End),
                Runs = [state.RunId],
                UnreadableRuns = [],
            },
            Metrics = evaluator.Describe(),
        };
    }

    /// <summary>The reviews that were made in a window, of all runs below an output root.</summary>
    public static LlmEvaluation OfWindow(string outputRoot, Instant start, Instant end, Func<RunFolder, ILedgerReader> openLedger)
    {
        ArgumentNullException.ThrowIfNull(openLedger);
        var window = new ReviewWindow(EventTime.FromInstant(start), EventTime.FromInstant(end));
        var evaluator = new LlmEvaluator();
        var runs = new List<string>();
        var unreadable = new List<string>();
        foreach (CatalogEntry entry in RunCatalog.List(outputRoot).OrderBy(entry => entry.Folder.Root, StringComparer.Ordinal))
        {
            string name = entry.State?.RunId ?? Path.GetFileName(entry.Folder.Root);
            if (!File.Exists(entry.Folder.Ledger))
            {
                continue;
            }

            try
            {
                using ILedgerReader ledger = openLedger(entry.Folder);
                if (evaluator.Add(ledger, name, window) > 0)
                {
                    runs.Add(name);
                }
            }
            catch (SimulationException damaged) when (damaged.Code == "ledger_unreadable")
            {
                unreadable.Add(name);
            }
        }

        return new LlmEvaluation
        {
            Window = new LlmEvaluationWindow
            {
                RunId = null,
                Start = EventTime.Format(start),
                End = EventTime.Format(end),
                Runs = [.. runs.Order(StringComparer.Ordinal)],
                UnreadableRuns = [.. unreadable.Order(StringComparer.Ordinal)],
            },
            Metrics = evaluator.Describe(),
        };
    }

    /// <summary>The present day in New York: its first instant and the first instant after it.</summary>
    public static (Instant Start, Instant End) Today(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[NewYork];
        LocalDate day = Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(zone).Date;
        return (zone.AtStartOfDay(day).ToInstant(), zone.AtStartOfDay(day.PlusDays(1)).ToInstant());
    }
}
