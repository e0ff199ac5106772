using Torghut.Simulation.Housekeeping;

namespace Torghut.Cli.Output;

/// <summary>What <c>clean --json</c> prints.</summary>
/// <param name="Removed">How many items went.</param>
/// <param name="Items">What was found.</param>
public sealed record CleanDocument(int Removed, IReadOnlyList<CleanItem> Items);
