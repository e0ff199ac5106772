namespace Torghut.Reporting.Annotations;

/// <summary>States the format of a text of the report; the published schema carries it.</summary>
/// <param name="format">One of the constants of <see cref="Formats"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FormatAttribute(string format) : Attribute
{
    /// <summary>The format.</summary>
    public string Format { get; } = format;
}
