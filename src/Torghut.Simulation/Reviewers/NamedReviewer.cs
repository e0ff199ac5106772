using Torghut.Reporting.Request;
using Torghut.Simulation.Manifest;

namespace Torghut.Simulation.Reviewers;

/// <summary>A reviewer to ask.</summary>
/// <param name="Name">Unique name.</param>
/// <param name="Review">How it is asked, the cassette's path resolved.</param>
/// <param name="Prices">Prices by model.</param>
public sealed record NamedReviewer(string Name, ReviewSection Review, IReadOnlyDictionary<string, ModelPrice> Prices);
