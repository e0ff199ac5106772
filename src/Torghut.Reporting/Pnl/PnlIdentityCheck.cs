using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Pnl;

/// <summary>Two ways to compute the same sum.</summary>
public sealed record PnlIdentityCheck
{
    /// <summary>Name of the check.</summary>
    public required string Name { get; init; }

    /// <summary>One way.</summary>
    [Unit(Units.AsStated)]
    public required decimal Left { get; init; }

    /// <summary>The other way.</summary>
    [Unit(Units.AsStated)]
    public required decimal Right { get; init; }

    /// <summary>Left − right.</summary>
    [Unit(Units.AsStated)]
    public required decimal Difference { get; init; }

    /// <summary>Largest absolute difference that closes.</summary>
    [Unit(Units.AsStated)]
    public required decimal Tolerance { get; init; }

    /// <summary><c>currency</c> or <c>shares</c>.</summary>
    [Words("currency", "shares")]
    public required string Unit { get; init; }

    /// <summary>|Difference| ≤ tolerance.</summary>
    public required bool Closes { get; init; }
}
