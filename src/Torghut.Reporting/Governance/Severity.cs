namespace Torghut.Reporting.Governance;

/// <summary>How much a finding weighs.</summary>
internal static class Severity
{
    /// <summary>The run cannot be trusted or did not do its job.</summary>
    public const string Fail = "fail";

    /// <summary>Read on before using a figure.</summary>
    public const string Warn = "warn";

    /// <summary>Worth knowing.</summary>
    public const string Info = "info";
}
