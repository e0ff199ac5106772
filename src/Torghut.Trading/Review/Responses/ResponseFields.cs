using System.Globalization;
using System.Text.Json;

namespace Torghut.Trading.Review.Responses;

/// <summary>The keys of one object of a response; each is asked for once, and what nobody asked for must not be there.</summary>
internal sealed class ResponseFields
{
    /// <summary>Beyond it, fixed-point quantities and prices end.</summary>
    private const decimal LargestAmount = 90_000_000_000m;

    private readonly JsonElement _object;
    private readonly string _path;
    private int _read;

    /// <summary>Takes an object.</summary>
    public ResponseFields(JsonElement value, string path)
    {
        _object = value.ValueKind == JsonValueKind.Object
            ? value
            : throw new ResponseRuleException($"{(path.Length == 0 ? "the response" : path.TrimEnd('.'))}: expected an object");
        _path = path;
    }

    /// <summary>An object that must be there.</summary>
    public ResponseFields Object(string key) => new(Required(key), _path + key + ".");

    /// <summary>A text that must be there.</summary>
    public string Text(string key) => Text(Required(key), key);

    /// <summary>A text that may be missing or null; an empty one is refused.</summary>
    public string? OptionalText(string key)
    {
        if (Find(key) is not { ValueKind: not JsonValueKind.Null } value)
        {
            return null;
        }

        string text = Text(value, key);
        return text.Length > 0 ? text : throw Broken(key, "a text that is not empty");
    }

    /// <summary>A number from 0 to 1.</summary>
    public decimal Share(string key)
    {
        JsonElement value = Required(key);
        return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal number) && number is >= 0 and <= 1
            ? number
            : throw Broken(key, "a number from 0 to 1");
    }

    /// <summary>A band.</summary>
    public Band Band(string key) => ReviewWords.BandOf(Text(key)) ?? throw Broken(key, "low, medium or high");

    /// <summary>An amount above 0, as a number or as decimal text, that may be missing or null.</summary>
    public decimal? OptionalAmount(string key)
    {
        if (Find(key) is not { ValueKind: not JsonValueKind.Null } value)
        {
            return null;
        }

        decimal amount = 0;
        bool isRead = value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDecimal(out amount),
            JsonValueKind.String => decimal.TryParse(
                value.GetString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount),
            _ => false,
        };
        return isRead && amount is > 0 and <= LargestAmount ? amount : throw Broken(key, "a number above 0");
    }

    /// <summary>A list of texts that must be there; it may be empty, its items may not.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        JsonElement value = Required(key);
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Broken(key, "a list of texts");
        }

        var texts = new List<string>(value.GetArrayLength());
        foreach (JsonElement item in value.EnumerateArray())
        {
            string text = Text(item, key);
            texts.Add(text.Length > 0 ? text : throw Broken(key, "texts that are not empty"));
        }

        return texts;
    }

    /// <summary>Refuses keys that nobody asked for.</summary>
    public void RequireNothingElse()
    {
        int count = 0;
        foreach (JsonProperty _ in _object.EnumerateObject())
        {
            count++;
        }

        if (count != _read)
        {
            throw new ResponseRuleException($"{(_path.Length == 0 ? "the response" : _path.TrimEnd('.'))}: has keys that no rule knows");
        }
    }

    private static ResponseRuleException NotText(string path) => new($"{path}: expected a text");

    private string Text(JsonElement value, string key) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw NotText(_path + key);

    private JsonElement Required(string key) => Find(key) ?? throw new ResponseRuleException($"{_path}{key}: missing");

    private JsonElement? Find(string key)
    {
        if (!_object.TryGetProperty(key, out JsonElement value))
        {
            return null;
        }

        _read++;
        return value;
    }

    private ResponseRuleException Broken(string key, string expected) => new($"{_path}{key}: expected {expected}");
}
