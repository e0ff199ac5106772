namespace Torghut.Reporting.Llm;

/// <summary>The six verdicts.</summary>
internal static class VerdictWords
{
    public const string Approve = "approve";
    public const string Veto = "veto";
    public const string Adjust = "adjust";
    public const string Abstain = "abstain";
    public const string Escalate = "escalate";
    public const string Error = "error";

    /// <summary>All six at zero, by name.</summary>
    public static SortedDictionary<string, long> ZeroFilled() => new(StringComparer.Ordinal)
    {
        [Approve] = 0,
        [Veto] = 0,
        [Adjust] = 0,
        [Abstain] = 0,
        [Escalate] = 0,
        [Error] = 0,
    };

    /// <summary>Whether a model is a set of fixed rules, and no language model.</summary>
    public static bool IsRules(string model) => model.StartsWith("rules/", StringComparison.Ordinal);

    /// <summary>Whether the verdict changes or stops the decision.</summary>
    public static bool Contributes(string verdict) => verdict is Veto or Adjust or Abstain or Escalate;
}
