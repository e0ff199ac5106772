using System.Text.Json;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>What a value of the manifest may be: the one description behind parser, JSON Schema and reference.</summary>
internal abstract class Shape
{
    /// <summary>What is expected, as it follows "expected" in a message: <c>a whole number from 0 to 100</c>.</summary>
    public abstract string Expectation { get; }

    /// <summary>The section that it is; null for other shapes.</summary>
    public virtual ISection? Section => null;

    /// <summary>The sections in it, for the reference.</summary>
    public virtual IReadOnlyList<ShapePart> Parts => [];

    /// <summary>Writes the shape's keywords into the JSON Schema object that is open.</summary>
    /// <param name="schema">The writer.</param>
    /// <param name="nullable">Whether null is a value too.</param>
    public abstract void WriteSchema(Utf8JsonWriter schema, bool nullable);

    /// <summary>Writes the <c>type</c> keyword.</summary>
    protected static void WriteType(Utf8JsonWriter schema, bool nullable, params ReadOnlySpan<string> types)
    {
        if (types.Length == 1 && !nullable)
        {
            schema.WriteString("type", types[0]);
            return;
        }

        schema.WriteStartArray("type");
        foreach (var type in types)
        {
            schema.WriteStringValue(type);
        }

        if (nullable)
        {
            schema.WriteStringValue("null");
        }

        schema.WriteEndArray();
    }
}
