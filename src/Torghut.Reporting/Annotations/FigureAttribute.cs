namespace Torghut.Reporting.Annotations;

/// <summary>Says that a value stands as in the report: a number, text, true or false, or null; the published schema says so.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FigureAttribute : Attribute;
