namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>A key whose value may be null, of a reference type.</summary>
/// <typeparam name="TSection">Record of the section.</typeparam>
/// <typeparam name="T">Type of the value.</typeparam>
internal sealed class OptionalKey<TSection, T>(
    string name, string description, ValueShape<T> shape, Func<TSection, T?> get, Func<TSection, T?, TSection> set)
    : NullableKey<TSection, T>(name, description, shape)
    where T : class
{
    /// <inheritdoc/>
    protected override bool TryGet(TSection section, out T value)
    {
        value = get(section)!;
        return value is not null;
    }

    /// <inheritdoc/>
    protected override TSection Set(TSection section, T value) => set(section, value);

    /// <inheritdoc/>
    protected override TSection SetNull(TSection section) => set(section, null);
}
