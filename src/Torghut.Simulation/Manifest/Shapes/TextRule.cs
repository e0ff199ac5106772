namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>A rule for texts, once as code and once as the schema's pattern; a test holds them equal.</summary>
/// <param name="Expectation">What is expected, as it follows "expected" in a message.</param>
/// <param name="Pattern">Regular expression of ECMA 262, anchored.</param>
/// <param name="Accepts">Whether a text keeps the rule.</param>
internal sealed record TextRule(string Expectation, string Pattern, Func<string, bool> Accepts)
{
    /// <summary>Whether messages may show a text that was refused: where a password may be put by mistake, they may not.</summary>
    public Func<string, bool> MayShow { get; init; } = static _ => true;
}
