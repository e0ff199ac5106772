namespace Torghut.Reporting.Tests.Fixtures;

/// <summary>A fill of a test: market time in seconds from the open, shares, price.</summary>
internal readonly record struct Fill(double Second, decimal Qty, decimal Price);
