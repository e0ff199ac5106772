using System.Text;
using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Identity;

/// <summary>
/// A run's id made safe for databases, topics, files and Kubernetes: letters <c>a</c>-<c>z</c> and digits, joined by
/// single underscores. Several ids can give one token.
/// </summary>
public readonly record struct RunToken
{
    /// <summary>Longest token: with the longest topic prefix it still is a legal Kafka topic and a legal file name.</summary>
    public const int MaxLength = 200;

    private readonly string? _value;

    private RunToken(string value) => _value = value;

    /// <summary>The token's text.</summary>
    public string Value => _value ?? throw new InvalidOperationException("A run token that was never made.");

    /// <summary>
    /// Makes the token of a run's id: trimmed, lower-cased, every run of other characters one <c>_</c>, none at the
    /// ends. <c>Sim-2026/02/27#Run-01</c> gives <c>sim_2026_02_27_run_01</c>, <c>Ünï</c> gives <c>n</c>.
    /// </summary>
    /// <exception cref="SimulationException"><c>invalid_run_id</c>: nothing is left, or too much is.</exception>
    public static RunToken FromRunId(string runId)
    {
        ArgumentNullException.ThrowIfNull(runId);
        var token = new StringBuilder(runId.Length);
        foreach (var character in runId)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                token.Append(char.ToLowerInvariant(character));
            }
            else if (token.Length > 0 && token[^1] != '_')
            {
                token.Append('_');
            }
        }

        if (token.Length > 0 && token[^1] == '_')
        {
            token.Length--;
        }

        return token.Length switch
        {
            0 => throw new SimulationException(
                ExitCode.Usage,
                "invalid_run_id",
                $"The run id \"{runId}\" has no letter a-z and no digit; expected at least one, for example sim-2026-02-27-01."),
            > MaxLength => throw new SimulationException(
                ExitCode.Usage,
                "invalid_run_id",
                $"The run id \"{runId}\" gives a name of {token.Length} characters; expected at most {MaxLength}."),
            _ => new RunToken(token.ToString()),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
