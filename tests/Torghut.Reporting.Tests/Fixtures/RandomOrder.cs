namespace Torghut.Reporting.Tests.Fixtures;

/// <summary>One order of a random ledger.</summary>
internal sealed record RandomOrder(
    string Symbol, bool Buy, int Qty, int Filled, int Pieces, int Second, int Cents, int Step, bool WithEvents, bool OtherStrategy);
