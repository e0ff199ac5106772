using Torghut.Market.Integrity;
using Torghut.Simulation.Guards;
using Torghut.Simulation.Platforms;

namespace Torghut.Simulation.Planning;

/// <summary>What preflight found.</summary>
/// <param name="Input">The input, ready.</param>
/// <param name="Coverage">How much of the session it covers.</param>
/// <param name="Guards">Every guard's result.</param>
public sealed record PreflightResult(IPreparedInput Input, CoverageSummary Coverage, IReadOnlyList<GuardResult> Guards);
