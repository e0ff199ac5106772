namespace Torghut.Reporting.Comparison.Figures;

/// <summary>What kind of value a figure has.</summary>
internal enum FigureKind
{
    /// <summary>Undefined in its report.</summary>
    Undefined,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A decimal as text.</summary>
    Money,

    /// <summary>Words, a time, or true and false.</summary>
    Words,

    /// <summary>A row of numbers.</summary>
    Series,
}
