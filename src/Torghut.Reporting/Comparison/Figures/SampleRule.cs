namespace Torghut.Reporting.Comparison.Figures;

/// <summary>Says how many observations stand behind figures.</summary>
/// <param name="Under">Path, without keys, of the object that the figure stands in; a final <c>*</c> means all that begin so.</param>
/// <param name="Name">How the figure's name begins; empty for every name.</param>
/// <param name="Samples">
/// Path of the number of observations: from the object, or from the report's root where it begins with <c>$.</c>; empty for none.
/// </param>
internal sealed record SampleRule(string Under, string Name, string Samples)
{
    /// <summary>Whether the rule speaks of a figure.</summary>
    public bool Fits(string under, string name)
    {
        bool fits = Under.EndsWith('*')
            ? under.StartsWith(Under[..^1], StringComparison.Ordinal)
            : string.Equals(under, Under, StringComparison.Ordinal);
        return fits && name.StartsWith(Name, StringComparison.Ordinal);
    }
}
