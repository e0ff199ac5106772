using System.Globalization;
using Torghut.Reporting.Annotations;
using Torghut.Reporting.Coverage;
using Torghut.Reporting.Request;

namespace Torghut.Reporting.Governance;

/// <summary>Whether the input is whole.</summary>
internal sealed class CoverageRules(CoverageSection coverage, ReportRequest request, FindingCollector findings)
{
    /// <summary>Checks coverage and integrity.</summary>
    public void Check()
    {
        if (coverage.CoverageRatio is not { } ratio)
        {
            Add(Severity.Warn, "coverage_unknown", null, (null, request.Thresholds.CoverageRatioMin, Units.Ratio), (
                "Coverage is unknown: the report was made without the input's statistics.",
                "coverage.coverage_ratio",
                "Make the report from the run's folder instead of from the ledger alone."));
            return;
        }

        if (ratio < request.Thresholds.CoverageRatioMin)
        {
            Add(Severity.Fail, "window_coverage_ratio_below_95pct", null, (ratio, request.Thresholds.CoverageRatioMin, Units.Ratio), (
                string.Create(CultureInfo.InvariantCulture, $"Only {coverage.CoveredMinutes} of {coverage.TargetWindowMinutes} session minutes have any trade or quote."),
                "coverage.missing_ranges",
                "Fill the missing minutes of the source, or choose another day."));
        }

        CheckSymbols();
        if (coverage.Integrity is { } integrity)
        {
            CheckAccounts(integrity);
            CheckRoles(integrity);
            CheckPartitions(integrity);
        }
    }

    private void CheckSymbols()
    {
        double least = request.Thresholds.SymbolCoverageRatioMin;
        foreach (SymbolCoverageRow symbol in coverage.Symbols)
        {
            if (symbol.CoverageRatio < least)
            {
                Add(Severity.Warn, "symbol_coverage_below_threshold", symbol.Symbol, (symbol.CoverageRatio, least, Units.Ratio), (
                    string.Create(CultureInfo.InvariantCulture, $"{symbol.Symbol} has data in {symbol.CoveredMinutes} of {coverage.TargetWindowMinutes} session minutes."),
                    "coverage.symbols",
                    "Check the symbol's source, or leave the symbol out."));
            }
        }
    }

    private void CheckAccounts(InputIntegrity integrity)
    {
        if (!integrity.Accounted)
        {
            Add(Severity.Fail, "input_not_accounted", null, (integrity.LinesRead, null, Units.Count), (
                "The outcomes of the input's lines do not sum to the lines read.",
                "coverage.integrity.outcomes",
                "Report this as a defect of the program; do not use the run."));
        }
    }

    private void CheckRoles(InputIntegrity integrity)
    {
        VerdictThresholds limits = request.Thresholds;
        foreach (RoleIntegrity role in integrity.Roles)
        {
            double? quarantined = role.Records == 0 ? null : role.Quarantined / (double)role.Records;
            if (quarantined > limits.QuarantineRateMax)
            {
                Add(Severity.Warn, "input_quarantine_rate_above_threshold", role.Role, (quarantined, limits.QuarantineRateMax, Units.Ratio), (
                    string.Create(CultureInfo.InvariantCulture, $"{role.Quarantined} of {role.Records} {role.Role} records violate the contract and were set aside."),
                    "coverage.integrity.quarantined",
                    "Look at the reasons and repair the source."));
            }

            double? outside = role.Records == 0
                ? null
                : (role.OutsideWindowByRecordTime + role.OutsideWindowByEventTime) / (double)role.Records;
            if (outside > limits.OutOfWindowRateMax)
            {
                Add(Severity.Info, "out_of_window_rate_above_threshold", role.Role, (outside, limits.OutOfWindowRateMax, Units.Ratio), (
                    string.Create(CultureInfo.InvariantCulture, $"{role.OutsideWindowByRecordTime + role.OutsideWindowByEventTime} of {role.Records} {role.Role} records lie outside the window."),
                    "coverage.integrity.roles",
                    "Expected for files of whole days; for topics check the window and the producer's clock."));
            }
        }
    }

    private void CheckPartitions(InputIntegrity integrity)
    {
        foreach (PartitionContinuity partition in integrity.Partitions)
        {
            if (partition.MissingOffsets > 0)
            {
                string subject = string.Create(CultureInfo.InvariantCulture, $"{partition.Role}:{partition.Partition}");
                Add(Severity.Warn, "offset_gaps", subject, (partition.MissingOffsets, 0, Units.Count), (
                    string.Create(CultureInfo.InvariantCulture, $"{partition.MissingOffsets} offsets are missing in {partition.Gaps} places."),
                    "coverage.integrity.partitions",
                    "Transaction markers and compaction leave gaps; else records were lost: dump again."));
            }

            if (partition.Duplicates > 0)
            {
                string subject = string.Create(CultureInfo.InvariantCulture, $"{partition.Role}:{partition.Partition}");
                Add(Severity.Info, "offset_duplicates", subject, (partition.Duplicates, 0, Units.Count), (
                    string.Create(CultureInfo.InvariantCulture, $"{partition.Duplicates} offsets were read more than once and dropped."),
                    "coverage.integrity.partitions",
                    "Nothing; the first of each was used."));
            }
        }
    }

    private void Add(
        string severity, string code, string? subject,
        (double? Observed, double? Threshold, string Unit) value, (string Message, string Where, string Action) text) =>
        findings.Add(new Finding
        {
            Code = code,
            Severity = severity,
            Subject = subject,
            Observed = value.Observed,
            Threshold = value.Threshold,
            Unit = value.Unit,
            Message = text.Message,
            Where = text.Where,
            Action = text.Action,
        });
}
