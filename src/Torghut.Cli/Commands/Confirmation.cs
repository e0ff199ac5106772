using Torghut.Simulation.Errors;

namespace Torghut.Cli.Commands;

/// <summary>The phrase without which nothing outside is changed.</summary>
internal static class Confirmation
{
    /// <summary>Requires it.</summary>
    /// <param name="phrase">What <c>--confirm</c> said; null for nothing.</param>
    /// <param name="hint">How to see first what would be done.</param>
    /// <exception cref="SimulationException"><c>confirmation_missing</c>: it is missing or another.</exception>
    public static void Require(string? phrase, string hint)
    {
        if (phrase == SharedOptions.ConfirmationPhrase)
        {
            return;
        }

        string found = phrase is null ? "no --confirm" : $"--confirm '{phrase}'";
        throw new SimulationException(
            ExitCode.Refused,
            "confirmation_missing",
            $"Found {found}; expected --confirm {SharedOptions.ConfirmationPhrase}. Nothing was started.")
        {
            Hint = hint,
        };
    }
}
