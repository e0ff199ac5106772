namespace Torghut.Simulation.Artifacts;

/// <summary>Commands of this program as a user can paste them into a shell.</summary>
public static class RunCommandLine
{
    /// <summary>Where runs are kept when nothing else is said, below the working directory.</summary>
    public const string DefaultOutputRoot = "artifacts/torghut/simulations";

    /// <summary>A command for the run in a folder.</summary>
    /// <param name="mode">Mode, for example <c>teardown</c>.</param>
    /// <param name="runId">The run.</param>
    /// <param name="runFolder">Its folder, absolute; named only where it is not below the default one.</param>
    /// <param name="more">Further arguments, as they are typed.</param>
    public static string Of(string mode, string runId, string runFolder, string more = "")
    {
        string root = Path.GetDirectoryName(runFolder) ?? runFolder;
        string where = root == Path.GetFullPath(DefaultOutputRoot) ? string.Empty : $" --output-root {Quote(root)}";
        string rest = more.Length == 0 ? string.Empty : $" {more}";
        return $"torghut-sim {mode} --run-id {Quote(runId)}{where}{rest}";
    }

    /// <summary>A word as a shell reads it back.</summary>
    public static string Quote(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.Length > 0 && word.All(character => char.IsAsciiLetterOrDigit(character) || "-_./:=@+,".Contains(character, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
