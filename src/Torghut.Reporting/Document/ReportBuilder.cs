using System.Text.Json;
using Torghut.Reporting.Caveats;
using Torghut.Reporting.Coverage;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.ExecutionQuality;
using Torghut.Reporting.Funnel;
using Torghut.Reporting.Governance;
using Torghut.Reporting.Identity;
using Torghut.Reporting.Llm;
using Torghut.Reporting.Pnl;
using Torghut.Reporting.Prices;
using Torghut.Reporting.Request;
using Torghut.Reporting.Stability;
using Torghut.Trading.Execution;
using Torghut.Trading.Ledger;
using Torghut.Trading.Signals;

namespace Torghut.Reporting.Document;

/// <summary>Makes the report. Pure: the same request, ledger and signal store give the same report.</summary>
public static class ReportBuilder
{
    /// <summary>Reads the ledger and the signal store once each and computes everything.</summary>
    /// <param name="request">What is not in the stores.</param>
    /// <param name="ledger">The ledger, ours or another trader's; stays open.</param>
    /// <param name="signals">The signal store; null where there is none. Stays open.</param>
    /// <exception cref="ArgumentException">The input statistics do not fit the window.</exception>
    public static ReportResult Build(ReportRequest request, ILedgerReader ledger, ISignalStoreReader? signals) =>
        Build(request, new ReportSources(ledger, signals));

    /// <summary>The same from stores that may be damaged.</summary>
    /// <param name="request">What is not in the stores.</param>
    /// <param name="sources">The stores, and what is known to be wrong with them.</param>
    /// <exception cref="ArgumentException">The input statistics do not fit the window.</exception>
    public static ReportResult Build(ReportRequest request, ReportSources sources)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(sources);
        (ILedgerReader ledger, ISignalStoreReader? signals) = sources;
        LedgerEvidence evidence = EvidenceReader.Read(ledger, request.RunId, request.Window);
        MarketSeries market = MarketSeries.Read(signals, request.Window, evidence, SymbolsOf(request));
        var caveats = new CaveatCollector();
        var latencies = new LatencyTable(evidence);
        var measures = new ExecutionMeasures(evidence, market, request.Window);
        var halfHours = new HalfHours(request.Window);

        CoverageSection coverage = new CoverageSectionBuilder(request, evidence, caveats).Build();
        FunnelSection funnel = new FunnelCalculator(evidence, market, halfHours, SymbolsOf(request)).Compute(caveats);
        ExecutionQualitySection quality =
            new ExecutionQualityCalculator(evidence, latencies, measures, halfHours).Compute(caveats);
        (PnlSection pnl, ChunkedList<TradeFact> trades) = new PnlCalculator(request, evidence, market, halfHours, caveats).Compute();
        var outcomes = new ReviewOutcomes(evidence, trades, market, request.Window);
        LlmSection llm = new LlmCalculator(request, evidence, outcomes, measures).Compute(caveats);
        List<string> anomalies = AnomalyCodes.Of(funnel, coverage, quality, llm, request.Thresholds);
        StabilitySection stability = new StabilityCalculator(evidence, market, request.Window).Compute(anomalies, caveats);

        var findings = new FindingCollector();
        new SourceRules(sources, findings).Check();
        new ActivityRules(funnel, request, findings).Check();
        new CoverageRules(coverage, request, findings).Check();
        new ExecutionRules(quality, funnel, request.Thresholds, findings).Check();
        new PnlRules(pnl, request.Thresholds, findings).Check();
        new RuntimeRules(stability, llm, request, findings).Check();

        AssumptionCaveats.Add(request, evidence, market, caveats);
        var report = new SimulationReport
        {
            RunMetadata = Metadata(request, evidence),
            Coverage = coverage,
            Funnel = funnel,
            ExecutionQuality = quality,
            Pnl = pnl,
            Llm = llm,
            Stability = stability,
            ControlPlane = request.ControlPlane,
            Verdict = findings.ToVerdict(),
            Artifacts = Artifacts(request),
            Caveats = caveats.ToList(),
        };
        var rowSources = new RowSources
        {
            Evidence = evidence,
            Trades = trades,
            Latencies = latencies,
            Measures = measures,
            Outcomes = outcomes,
            Pnl = pnl,
            Market = market,
            Window = request.Window,
        };
        return new ReportResult(report, new ReportRows(rowSources));
    }

    private static List<string> SymbolsOf(ReportRequest request)
    {
        var symbols = new SortedSet<string>(request.Symbols, StringComparer.Ordinal);
        foreach (StartingPosition position in request.Account?.Positions ?? [])
        {
            symbols.Add(position.Symbol);
        }

        return [.. symbols];
    }

    private static RunMetadata Metadata(ReportRequest request, LedgerEvidence evidence)
    {
        var strategies = new List<StrategyIdentity>(evidence.Strategies.Count);
        foreach (StrategyFact strategy in evidence.Strategies)
        {
            strategies.Add(new StrategyIdentity(strategy.Id.ToString("D"), strategy.Name));
        }

        strategies.Sort(static (a, b) =>
        {
            int order = string.CompareOrdinal(a.Name, b.Name);
            return order != 0 ? order : string.CompareOrdinal(a.Id, b.Id);
        });
        return new RunMetadata
        {
            RunId = request.RunId,
            RunToken = request.RunToken,
            DatasetId = request.DatasetId,
            Platform = request.Platform,
            Source = request.Source,
            InputHash = request.InputHash,
            DecisionHash = DecisionHasher.Compute(evidence),
            OrderHash = OrderHasher.Compute(evidence),
            ProgramVersion = request.ProgramVersion,
            Calendar = request.Calendar,
            Symbols = request.Symbols.Count > 0 ? SymbolsOf(request) : LedgerSymbols(evidence),
            Strategies = strategies,
            ReviewEnabled = request.ReviewEnabled,
            LatenciesModelled = request.LatenciesModelled,
            ExecutionModels = request.ExecutionModels,
            CostAssumptions = request.Costs,
            MonitorThresholds = request.Monitor,
            VerdictThresholds = request.Thresholds,
            Parameters = request.Parameters.ValueKind == JsonValueKind.Undefined ? null : request.Parameters,
        };
    }

    private static List<string> LedgerSymbols(LedgerEvidence evidence)
    {
        var symbols = new SortedSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < evidence.Decisions.Count; i++)
        {
            symbols.Add(evidence.Word(evidence.Decisions[i].Symbol));
        }

        return [.. symbols];
    }

    private static SortedDictionary<string, string> EvidencePaths()
    {
        var paths = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string table in ReportFiles.EvidenceTables)
        {
            paths.Add(table, ReportFiles.EvidenceParquet(table));
        }

        return paths;
    }

    private static ArtifactsSection Artifacts(ReportRequest request)
    {
        var files = new List<ArtifactReference>(request.Artifacts);
        files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new ArtifactsSection
        {
            ReportJson = ReportFiles.Json,
            ReportMarkdown = ReportFiles.Markdown,
            ReportHtml = ReportFiles.Html,
            TradePnlCsv = ReportFiles.TradePnlCsv,
            ExecutionLatencyCsv = ReportFiles.ExecutionLatencyCsv,
            LlmReviewSummaryCsv = ReportFiles.LlmReviewSummaryCsv,
            EquityCurveCsv = ReportFiles.EquityCurveCsv,
            DecisionsCsv = ReportFiles.DecisionsCsv,
            EvidenceParquet = EvidencePaths(),
            Files = files,
        };
    }
}
