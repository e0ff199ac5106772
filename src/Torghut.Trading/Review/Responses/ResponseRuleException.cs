namespace Torghut.Trading.Review.Responses;

/// <summary>A rule that a response breaks; never leaves the parser.</summary>
internal sealed class ResponseRuleException(string message) : Exception(message);
