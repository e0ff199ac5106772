namespace Torghut.Simulation.Manifest;

/// <summary>Where the day comes from: <see cref="KafkaSource"/>, <see cref="DumpSource"/>, <see cref="LeanTicksSource"/> or <see cref="SyntheticSource"/>.</summary>
public abstract record SourceSection
{
    private protected SourceSection()
    {
    }

    /// <summary>The manifest's <c>source.kind</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Symbols that the manifest names; null where the source itself knows them.</summary>
    public virtual IReadOnlyList<string>? NamedSymbols => null;
}
