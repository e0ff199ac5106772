using System.Text.Json.Serialization.Metadata;
using Torghut.Reporting.Annotations;
using Torghut.Reporting.Writers;

namespace Torghut.Reporting.Comparison.Figures;

/// <summary>The unit of every figure of the report's contract, by its path without keys: <c>pnl.by_symbol[].net_pnl</c>.</summary>
internal sealed class FigureUnits
{
    private static readonly Lazy<FigureUnits> s_instance = new(static () => new FigureUnits());

    private readonly Dictionary<string, string> _units = new(StringComparer.Ordinal);

    private FigureUnits() => Visit(ReportJsonContext.Default.SimulationReport, string.Empty, inherited: null);

    /// <summary>The units of this version's contract.</summary>
    public static FigureUnits Instance => s_instance.Value;

    /// <summary>The unit at a path; what the figure around it has where the contract does not know the path; else null.</summary>
    public string? Of(string path, string? around) => _units.GetValueOrDefault(path, around!);

    private static string? UnitOf(JsonPropertyInfo property)
    {
        foreach (object attribute in property.AttributeProvider?.GetCustomAttributes(typeof(UnitAttribute), inherit: true) ?? [])
        {
            return ((UnitAttribute)attribute).Unit;
        }

        return null;
    }

    /// <summary>The type of a list's rows, or the type itself.</summary>
    private static Type RowType(Type type, out bool isList)
    {
        isList = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
        return isList ? type.GetGenericArguments()[0] : type;
    }

    private void Visit(JsonTypeInfo type, string path, string? inherited)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            string child = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            // Maps without a unit of their own hold counts by name.
            bool isMap = property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>);
            string? unit = UnitOf(property) is { } own && own != Units.AsStated ? own : isMap ? Units.Count : inherited;
            if (unit is not null)
            {
                _units[child] = unit;
            }

            Type row = RowType(property.PropertyType, out bool isList);
            if (row.Namespace?.StartsWith("Torghut.Reporting", StringComparison.Ordinal) == true
                && ReportJsonContext.Default.GetTypeInfo(row) is { Kind: JsonTypeInfoKind.Object } rowType)
            {
                Visit(rowType, isList ? child + "[]" : child, unit);
            }
        }
    }
}
