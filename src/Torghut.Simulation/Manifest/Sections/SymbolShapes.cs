using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary>Symbols, kept in upper case.</summary>
internal static class SymbolShapes
{
    /// <summary>One symbol.</summary>
    public static TextShape Symbol { get; } = new(TextRules.Symbol) { Normalize = text => text.ToUpperInvariant() };

    /// <summary>Distinct symbols, at least one; their order means nothing.</summary>
    public static ListShape<string> Symbols { get; } = new(Symbol) { NotEmpty = true, Distinct = symbol => symbol, IsSet = true };
}
