using System.Globalization;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>A number between two bounds, written as JSON writes numbers.</summary>
/// <typeparam name="T">Type of the number.</typeparam>
internal abstract class NumericShape<T> : ScalarShape<T>
    where T : struct, IComparable<T>, IFormattable
{
    /// <summary>Smallest value; null for none.</summary>
    public T? Least { get; init; }

    /// <summary>Greatest value; null for none.</summary>
    public T? Greatest { get; init; }

    /// <summary>Whether the smallest value itself is excluded.</summary>
    public bool LeastExcluded { get; init; }

    /// <summary>Added to the expectation, for example <c>(a fraction: 0.25 is 25 %)</c>.</summary>
    public string Note { get; init; } = "";

    /// <inheritdoc/>
    public sealed override string Expectation
    {
        get
        {
            var words = (Least, Greatest is { } bound && !IsTechnical(bound) ? Greatest : null) switch
            {
                ({ } least, null) => LeastExcluded ? $"{Noun} above {Text(least)}" : $"{Noun} of at least {Text(least)}",
                ({ } least, { } greatest) => LeastExcluded
                    ? $"{Noun} above {Text(least)} and at most {Text(greatest)}"
                    : $"{Noun} from {Text(least)} to {Text(greatest)}",
                (null, { } greatest) => $"{Noun} of at most {Text(greatest)}",
                _ => Noun,
            };
            return Note.Length == 0 ? words : $"{words} {Note}";
        }
    }

    /// <summary>What the numbers are called.</summary>
    protected abstract string Noun { get; }

    /// <summary>Whether a bound only keeps numbers inside their type, so that messages need not name it.</summary>
    protected virtual bool IsTechnical(T bound) => false;

    /// <summary>Writes the bounds into the schema.</summary>
    protected void WriteBounds(Utf8JsonWriter schema)
    {
        if (Least is { } least)
        {
            schema.WritePropertyName(LeastExcluded ? "exclusiveMinimum" : "minimum");
            Write(schema, least);
        }

        if (Greatest is { } greatest)
        {
            schema.WritePropertyName("maximum");
            Write(schema, greatest);
        }
    }

    /// <summary>Whether a value lies between the bounds.</summary>
    protected bool IsWithin(T value)
    {
        if (Least is { } least)
        {
            var order = value.CompareTo(least);
            if (order < 0 || (order == 0 && LeastExcluded))
            {
                return false;
            }
        }

        return Greatest is not { } greatest || value.CompareTo(greatest) <= 0;
    }

    /// <inheritdoc/>
    protected override bool AcceptsForm(ScalarNode scalar, ExpandedText text, out string hint)
    {
        var number = IsNumber(text.Text);
        hint = Hint(scalar, text.Text, number);
        return number && (!scalar.IsQuoted || text.HasVariables);
    }

    /// <summary>What may help where a number is not accepted; empty for nothing.</summary>
    protected static string Hint(ScalarNode scalar, string text, bool number) => scalar.IsQuoted switch
    {
        true => number ? " (without quotes)" : "",
        false when !ScalarForms.IsJsonNumber(text) && ScalarForms.Of(text) == ScalarForm.Number =>
            " (written as in JSON: no leading zero, no plus, no other base)",
        false => "",
    };

    /// <summary>Whether a text is a number of this kind, as JSON writes it.</summary>
    protected abstract bool IsNumber(string text);

    private static string Text(T value) => value.ToString(null, CultureInfo.InvariantCulture);
}
