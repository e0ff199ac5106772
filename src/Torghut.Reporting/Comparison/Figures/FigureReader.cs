using System.Text.Json;
using System.Text.Json.Nodes;
using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Comparison.Figures;

/// <summary>
/// Reads every figure of a report from its JSON, so that reports of other versions can be read too. What says which run it is,
/// names of files, findings and caveats are no figures.
/// </summary>
internal sealed class FigureReader
{
    private static readonly string[] s_notFigures = ["schema_version", "run_metadata", "control_plane", "artifacts", "caveats", "verdict.findings"];

    private readonly JsonElement _report;
    private readonly List<Figure> _figures = [];

    private FigureReader(JsonElement report) => _report = report;

    /// <summary>The figures of a report, in its order.</summary>
    public static List<Figure> Read(JsonElement report)
    {
        var reader = new FigureReader(report);
        reader.ReadObject(report, new Place(string.Empty, string.Empty, Unit: null, IsRow: false));
        return reader._figures;
    }

    private void ReadObject(JsonElement around, Place place)
    {
        foreach (JsonProperty property in around.EnumerateObject())
        {
            Place child = place.Child(property.Name);
            if (Array.IndexOf(s_notFigures, child.Path) < 0 && !(place.IsRow && RowKeys.IsKey(property.Name)))
            {
                Read(property.Value, child, around, (place.Contract, property.Name));
            }
        }
    }

    private void Read(JsonElement value, Place place, JsonElement around, (string Under, string Name) contract)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                ReadObject(value, place);
                break;
            case JsonValueKind.Array when IsListOfRows(value):
                ReadRows(value, place);
                break;
            case JsonValueKind.Array:
                ReadScalars(value, place);
                break;
            default:
                FigureKind kind = KindOf(value, place.Unit);
                bool counted = kind is FigureKind.Words || place.Unit is Units.Count or Units.Position;
                long? samples = counted ? null : SampleSizes.Of(_report, around, contract.Under, contract.Name);
                _figures.Add(new Figure(place.Path, place.Unit, kind, value, samples));
                break;
        }
    }

    private void ReadRows(JsonElement list, Place place)
    {
        List<string> names = RowKeys.Of(list);
        int i = 0;
        foreach (JsonElement row in list.EnumerateArray())
        {
            ReadObject(row, place.Row(names[i++]));
        }
    }

    private void ReadScalars(JsonElement list, Place place)
    {
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (KindOf(item, place.Unit) == FigureKind.Words)
            {
                // A list of words is one figure: its words.
                string words = string.Join(", ", list.EnumerateArray().Select(word => word.ToString()));
                _figures.Add(new Figure(place.Path, place.Unit, FigureKind.Words, Element(words), Samples: null));
                return;
            }
        }

        // An empty list without a unit is a list of words that names none.
        _figures.Add(list.GetArrayLength() == 0 && place.Unit is null
            ? new Figure(place.Path, place.Unit, FigureKind.Words, Element(string.Empty), Samples: null)
            : new Figure(place.Path, place.Unit, FigureKind.Series, list, Samples: null));
    }

    private static bool IsListOfRows(JsonElement list)
    {
        foreach (JsonElement row in list.EnumerateArray())
        {
            return row.ValueKind == JsonValueKind.Object;
        }

        return false;
    }

    private static FigureKind KindOf(JsonElement value, string? unit) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => FigureKind.Undefined,
        JsonValueKind.Number => FigureKind.Number,
        JsonValueKind.String when unit is not null && Decimals.TryRead(value, out _) => FigureKind.Money,
        _ => FigureKind.Words,
    };

    private static JsonElement Element(string text) => JsonElement.Parse(JsonValue.Create(text).ToJsonString());

    /// <summary>Where the reader stands.</summary>
    /// <param name="Path">Path with the keys of rows.</param>
    /// <param name="Contract">Path without them.</param>
    /// <param name="Unit">The unit there.</param>
    /// <param name="IsRow">Whether it is a row of a list.</param>
    private readonly record struct Place(string Path, string Contract, string? Unit, bool IsRow)
    {
        public Place Child(string name)
        {
            string contract = Contract.Length == 0 ? name : $"{Contract}.{name}";
            return new Place(Path.Length == 0 ? name : $"{Path}.{name}", contract, FigureUnits.Instance.Of(contract, Unit), IsRow: false);
        }

        public Place Row(string name) => new($"{Path}[{name}]", Contract + "[]", Unit, IsRow: true);
    }
}
