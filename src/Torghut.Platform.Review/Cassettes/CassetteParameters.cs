namespace Torghut.Platform.Review.Cassettes;

/// <summary>Parameters of a call that can change the answer.</summary>
/// <param name="MaxTokens">Most tokens of the answer.</param>
/// <param name="StructuredOutput">Whether the response's JSON Schema was offered to the server.</param>
/// <param name="Temperature">Sampling temperature.</param>
internal sealed record CassetteParameters(int MaxTokens, bool StructuredOutput, double Temperature);
