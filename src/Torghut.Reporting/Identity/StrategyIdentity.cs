using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Identity;

/// <summary>A strategy of the ledger.</summary>
/// <param name="Id">Primary key.</param>
/// <param name="Name">Name; the id where the ledger does not list it.</param>
public sealed record StrategyIdentity([property: Format(Formats.Uuid)] string Id, string Name);
