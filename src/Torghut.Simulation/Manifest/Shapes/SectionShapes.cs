namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>Short forms for adding keys to sections, by the type of the record's property.</summary>
internal static class SectionShapes
{
    /// <summary>Adds a key that always has a value.</summary>
    public static SectionShape<TSection> Value<TSection, T>(
        this SectionShape<TSection> section,
        string name,
        ValueShape<T> shape,
        Func<TSection, T> get,
        Func<TSection, T, TSection> set,
        string description)
        where TSection : notnull
        where T : notnull => section.Add(new ValueKey<TSection, T>(name, description, shape, get, set));

    /// <summary>Adds a key that must be given.</summary>
    public static SectionShape<TSection> Required<TSection, T>(
        this SectionShape<TSection> section,
        string name,
        ValueShape<T> shape,
        Func<TSection, T> get,
        Func<TSection, T, TSection> set,
        string description)
        where TSection : notnull
        where T : notnull =>
        section.Add(new ValueKey<TSection, T>(name, description, shape, get, set) { IsRequired = true });

    /// <summary>Adds a key of a reference type that may be null.</summary>
    public static SectionShape<TSection> Optional<TSection, T>(
        this SectionShape<TSection> section,
        string name,
        ValueShape<T> shape,
        Func<TSection, T?> get,
        Func<TSection, T?, TSection> set,
        string description)
        where TSection : notnull
        where T : class => section.Add(new OptionalKey<TSection, T>(name, description, shape, get, set));

    /// <summary>Adds a key of a value type that may be null.</summary>
    public static SectionShape<TSection> OptionalValue<TSection, T>(
        this SectionShape<TSection> section,
        string name,
        ValueShape<T> shape,
        Func<TSection, T?> get,
        Func<TSection, T?, TSection> set,
        string description)
        where TSection : notnull
        where T : struct => section.Add(new OptionalValueKey<TSection, T>(name, description, shape, get, set));
}
