namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>A key whose value may be null, of a value type.</summary>
/// <typeparam name="TSection">Record of the section.</typeparam>
/// <typeparam name="T">Type of the value.</typeparam>
internal sealed class OptionalValueKey<TSection, T>(
    string name, string description, ValueShape<T> shape, Func<TSection, T?> get, Func<TSection, T?, TSection> set)
    : NullableKey<TSection, T>(name, description, shape)
    where T : struct
{
    /// <inheritdoc/>
    protected override bool TryGet(TSection section, out T value)
    {
        var held = get(section);
        value = held.GetValueOrDefault();
        return held.HasValue;
    }

    /// <inheritdoc/>
    protected override TSection Set(TSection section, T value) => set(section, value);

    /// <inheritdoc/>
    protected override TSection SetNull(TSection section) => set(section, null);
}
