namespace Torghut.EndToEnd.Tests.Scripts;

/// <summary>How a script ended.</summary>
internal sealed record ScriptResult(int ExitCode, string Output, string Error)
{
    /// <summary>The last line of the standard output.</summary>
    public string LastLine => Output.TrimEnd('\n').Split('\n')[^1];
}
