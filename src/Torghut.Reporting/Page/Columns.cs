using System.Globalization;
using System.Text.Json;
using Torghut.Market.Time;
using Torghut.Reporting.Evidence;

namespace Torghut.Reporting.Page;

/// <summary>
/// Writes a table column by column: a tenth of what rows of named values would take. Decimals are text, so that no digit
/// is lost; times are microseconds since the window's start; a missing value is null.
/// </summary>
internal sealed class Columns(Utf8JsonWriter json, int rows, long startNs)
{
    /// <summary>Texts, each different.</summary>
    public void Texts(string name, Func<int, string?> value)
    {
        json.WriteStartArray(name);
        for (int i = 0; i < rows; i++)
        {
            json.WriteStringValue(value(i));
        }

        json.WriteEndArray();
    }

    /// <summary>Words of the pool, few of them different: <c>words</c> in order of their first use, <c>at</c> per row.</summary>
    public void Words(string name, StringPool pool, Func<int, int> word) =>
        Words(name, i => word(i) is var number and not 0 ? pool[number] : null);

    /// <summary>Texts, few of them different: <c>words</c> in order of their first use, <c>at</c> per row, −1 for none.</summary>
    public void Words(string name, Func<int, string?> value)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        List<string> words = [];
        json.WriteStartObject(name);
        json.WriteStartArray("at");
        for (int i = 0; i < rows; i++)
        {
            int number = -1;
            if (value(i) is { Length: > 0 } text && !numbers.TryGetValue(text, out number))
            {
                number = words.Count;
                numbers.Add(text, number);
                words.Add(text);
            }

            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
        json.WriteStartArray("words");
        foreach (string text in words)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Money, prices, quantities: text with as many decimals as there are.</summary>
    public void Decimals(string name, Func<int, decimal?> value)
    {
        json.WriteStartArray(name);
        for (int i = 0; i < rows; i++)
        {
            json.WriteStringValue(value(i)?.ToString("0.########", CultureInfo.InvariantCulture));
        }

        json.WriteEndArray();
    }

    /// <summary>Measured numbers, to the sixth decimal.</summary>
    public void Numbers(string name, Func<int, double?> value)
    {
        json.WriteStartArray(name);
        for (int i = 0; i < rows; i++)
        {
            if (value(i) is { } number && double.IsFinite(number))
            {
                json.WriteNumberValue(Math.Round(number, 6, MidpointRounding.ToEven));
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }

    /// <summary>Counts and row numbers of other tables; −1 stands for none.</summary>
    public void Integers(string name, Func<int, long> value)
    {
        json.WriteStartArray(name);
        for (int i = 0; i < rows; i++)
        {
            json.WriteNumberValue(value(i));
        }

        json.WriteEndArray();
    }

    /// <summary>Times.</summary>
    public void Times(string name, Func<int, long?> unixNs)
    {
        json.WriteStartArray(name);
        for (int i = 0; i < rows; i++)
        {
            if (unixNs(i) is { } ns)
            {
                json.WriteNumberValue((ns - startNs) / EventTime.NsPerUs);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }
}
