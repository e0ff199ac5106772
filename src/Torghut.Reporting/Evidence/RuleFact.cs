namespace Torghut.Reporting.Evidence;

/// <summary>Order updates of one type made by one rule of the execution simulation.</summary>
internal sealed class RuleFact
{
    public long Count { get; set; }

    /// <summary>Fills that were worse than the opposite quote of their moment.</summary>
    public long WorseThanQuote { get; set; }

    /// <summary>Fills whose quote is known.</summary>
    public long WithQuote { get; set; }
}
