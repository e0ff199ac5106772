namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>A rule over several keys of a section; it is asked only when all of them could be read.</summary>
/// <typeparam name="TSection">Record of the section.</typeparam>
/// <param name="Keys">The keys it looks at.</param>
/// <param name="Check">Reports what is wrong; false where the section cannot be used.</param>
internal sealed record SectionRule<TSection>(IReadOnlyList<string> Keys, Func<TSection, SectionKeys, bool> Check);
