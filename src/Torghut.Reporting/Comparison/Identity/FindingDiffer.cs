using System.Text.Json;
using Torghut.Reporting.Comparison.Document;
using Torghut.Reporting.Comparison.Figures;

namespace Torghut.Reporting.Comparison.Identity;

/// <summary>Compares the findings of two reports; findings of one code and subject are the same finding.</summary>
internal sealed class FindingDiffer
{
    private static readonly string[] s_verdicts = ["PASS", "WARN", "FAIL"];

    private FindingDiffer()
    {
    }

    /// <summary>Findings of the second report alone.</summary>
    public List<ComparedFinding> Appeared { get; } = [];

    /// <summary>Findings of the first report alone.</summary>
    public List<ComparedFinding> Disappeared { get; } = [];

    /// <summary>Findings of both that differ.</summary>
    public List<ChangedFinding> Changed { get; } = [];

    /// <summary>Whether the second report is worse.</summary>
    public bool IsRegression { get; private set; }

    /// <summary>Compares.</summary>
    public static FindingDiffer Compare(JsonElement first, JsonElement second)
    {
        var differ = new FindingDiffer();
        List<ComparedFinding> firsts = Read(first);
        List<ComparedFinding> seconds = Read(second);
        foreach (ComparedFinding finding in firsts)
        {
            if (Find(seconds, finding) is not { } other)
            {
                differ.Disappeared.Add(finding);
            }
            else if (finding with { Message = other.Message } != other)
            {
                differ.Changed.Add(new ChangedFinding(finding, other));
            }
        }

        differ.Appeared.AddRange(seconds.Where(finding => Find(firsts, finding) is null));
        differ.IsRegression = Rank(second) > Rank(first) || differ.Appeared.Exists(IsFailure)
            || differ.Changed.Exists(change => IsFailure(change.Second) && !IsFailure(change.First));
        return differ;
    }

    private static bool IsFailure(ComparedFinding finding) => finding.Severity == "fail";

    private static int Rank(JsonElement report) => Array.IndexOf(s_verdicts, JsonPaths.Text(report, "verdict.status"));

    private static ComparedFinding? Find(List<ComparedFinding> findings, ComparedFinding finding) => findings.Find(
        other => string.Equals(other.Code, finding.Code, StringComparison.Ordinal)
            && string.Equals(other.Subject, finding.Subject, StringComparison.Ordinal));

    private static List<ComparedFinding> Read(JsonElement report)
    {
        var findings = new List<ComparedFinding>();
        if (JsonPaths.Find(report, "verdict.findings") is not { ValueKind: JsonValueKind.Array } list)
        {
            return findings;
        }

        foreach (JsonElement finding in list.EnumerateArray())
        {
            findings.Add(new ComparedFinding
            {
                Code = JsonPaths.Text(finding, "code") ?? string.Empty,
                Severity = JsonPaths.Text(finding, "severity") ?? string.Empty,
                Subject = JsonPaths.Text(finding, "subject"),
                Observed = Number(finding, "observed"),
                Threshold = Number(finding, "threshold"),
                Unit = JsonPaths.Text(finding, "unit") ?? string.Empty,
                Message = JsonPaths.Text(finding, "message") ?? string.Empty,
            });
        }

        return findings;
    }

    private static double? Number(JsonElement finding, string name) =>
        JsonPaths.Find(finding, name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}
