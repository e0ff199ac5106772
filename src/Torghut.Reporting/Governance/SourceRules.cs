using System.Globalization;
using Torghut.Reporting.Annotations;
using Torghut.Reporting.Request;
using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Governance;

/// <summary>Whether everything that the report is made of could be read.</summary>
internal sealed class SourceRules(ReportSources sources, FindingCollector findings)
{
    /// <summary>Checks artifacts, tables, rows and values.</summary>
    public void Check()
    {
        foreach (ArtifactProblem problem in sources.Problems)
        {
            findings.Add(new Finding
            {
                Code = problem.Code,
                Severity = problem.IsFatal ? Severity.Fail : Severity.Warn,
                Subject = problem.Artifact,
                Observed = null,
                Threshold = null,
                Unit = Units.Count,
                Message = problem.Message,
                Where = problem.Artifact,
                Action = problem.Action,
            });
        }

        foreach (ReadIssue issue in sources.Issues.Items)
        {
            (string code, string severity, string what, string action) = Describe(issue.Kind);
            findings.Add(new Finding
            {
                Code = code,
                Severity = severity,
                Subject = issue.Place,
                Observed = issue.Count,
                Threshold = 0,
                Unit = Units.Count,
                Message = string.Create(CultureInfo.InvariantCulture, $"{issue.Place}: {what} First: {issue.Example}"),
                Where = issue.Place,
                Action = action,
            });
        }
    }

    private static (string Code, string Severity, string What, string Action) Describe(ReadIssueKind kind) => kind switch
    {
        ReadIssueKind.Table => (
            "ledger_table_damaged", Severity.Fail, "the rest cannot be read and is left out.",
            "Restore the store from a copy, or run again; figures of this table are those of the rows before the damage."),
        ReadIssueKind.Row => (
            "ledger_rows_unreadable", Severity.Warn, "rows without what identifies them are left out.",
            "Repair the rows, then make the report again."),
        _ => (
            "ledger_values_unreadable", Severity.Warn, "values that cannot be read count as missing.",
            "Repair the values, then make the report again."),
    };
}
