namespace Torghut.Reporting.Annotations;

/// <summary>States the unit of a number of the report; the published schema carries it as <c>x-unit</c>.</summary>
/// <param name="unit">One of the constants of <see cref="Units"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnitAttribute(string unit) : Attribute
{
    /// <summary>The unit.</summary>
    public string Unit { get; } = unit;
}
