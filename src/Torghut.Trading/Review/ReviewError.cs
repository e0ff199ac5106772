namespace Torghut.Trading.Review;

/// <summary>Why a review is an error.</summary>
/// <param name="Code">Stable code, for example <c>timeout</c>, <c>not_json</c>, <c>schema</c>, <c>circuit_open</c>.</param>
/// <param name="Message">One sentence for a person; never holds a secret.</param>
public sealed record ReviewError(string Code, string Message);
