using System.Text;
using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Manifest.Problems;

/// <summary>All problems of one manifest.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Problems">At least one, in the order of the file.</param>
public sealed record ManifestErrors(string File, IReadOnlyList<ManifestProblem> Problems)
{
    /// <summary>The code of a manifest with any problems.</summary>
    public const string Code = "manifest_invalid";

    /// <summary>
    /// The condition that ends the command with exit code 2: every problem on a line of its own. Its code is
    /// <c>manifest_invalid</c>, or the contract's own where the only problem has one of those with a colon, such as
    /// <c>unsupported_automation_mode:auto</c>.
    /// </summary>
    public SimulationException ToException()
    {
        var message = new StringBuilder();
        message.Append(Problems.Count == 1 ? "The manifest has an error:" : $"The manifest has {Problems.Count} errors:");
        foreach (var problem in Problems)
        {
            message.Append('\n').Append("  ").Append(problem.Describe(File));
        }

        var code = Problems is [{ } only] && only.Code.Contains(':', StringComparison.Ordinal) ? only.Code : Code;
        return new SimulationException(ExitCode.Usage, code, message.ToString());
    }
}
