namespace Torghut.Reporting.Governance;

/// <summary>Collects findings and derives the verdict.</summary>
internal sealed class FindingCollector
{
    private readonly List<Finding> _findings = [];

    /// <summary>Adds a finding.</summary>
    public void Add(Finding finding) => _findings.Add(finding);

    /// <summary>The verdict of the findings.</summary>
    public VerdictSection ToVerdict()
    {
        var sorted = new List<Finding>(_findings.Count);
        AddOf(Severity.Fail, sorted);
        AddOf(Severity.Warn, sorted);
        AddOf(Severity.Info, sorted);
        List<string> fail = Codes(Severity.Fail);
        List<string> warn = Codes(Severity.Warn);
        return new VerdictSection
        {
            Status = fail.Count > 0 ? "FAIL" : warn.Count > 0 ? "WARN" : "PASS",
            FailReasons = fail,
            WarnReasons = warn,
            Findings = sorted,
        };
    }

    private void AddOf(string severity, List<Finding> into)
    {
        foreach (Finding finding in _findings)
        {
            if (finding.Severity == severity)
            {
                into.Add(finding);
            }
        }
    }

    private List<string> Codes(string severity)
    {
        List<string> codes = [];
        foreach (Finding finding in _findings)
        {
            if (finding.Severity == severity && !codes.Contains(finding.Code))
            {
                codes.Add(finding.Code);
            }
        }

        return codes;
    }
}
