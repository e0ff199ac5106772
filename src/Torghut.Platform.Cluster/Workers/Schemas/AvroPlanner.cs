using Avro;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Workers.Schemas;

/// <summary>Binds a schema to the fields of a document, by name.</summary>
/// <param name="shape">The document.</param>
/// <param name="subject">Subject of the schema, for errors; null for reading, where nothing is required.</param>
internal sealed class AvroPlanner(DocumentShape shape, string? subject)
{
    /// <summary>Deeper nesting than any of ours; ends schemas that contain themselves.</summary>
    private const int DeepestPath = 8;
    private const long DefaultUnitNs = 1_000_000;

    private readonly long[] _unitsNs = new long[shape.Fields.Count];

    /// <summary>Binds the schema.</summary>
    public AvroPlan Plan(Schema schema) => schema is RecordSchema record
        ? new AvroPlan(Record(record, []), _unitsNs)
        : subject is null ? new AvroPlan(new AvroConstant(schema, []), _unitsNs) : throw Mismatch([], $"found {schema.Tag}; expected a record");

    private AvroRecord Record(RecordSchema record, string[] path) => new([.. record.Fields.Select(field => Member(field, path))]);

    private AvroNode Member(Field field, string[] outer)
    {
        string[] path = [.. outer, field.Name];
        foreach (string name in (string[])[field.Name, .. field.Aliases ?? []])
        {
            string[] named = [.. outer, name];
            if (Has(field.Schema, named))
            {
                return Bind(field.Schema, named);
            }
        }

        if (subject is null)
        {
            return new AvroConstant(field.Schema, []);
        }

        if (field.DefaultValue is { } value)
        {
            try
            {
                return new AvroConstant(field.Schema, AvroDefaults.Encode(field.Schema, value));
            }
            catch (Exception e) when (e is FormatException or ArgumentException or InvalidCastException or OverflowException or AvroException)
            {
                throw Mismatch(path, $"its default cannot be written ({e.Message})");
            }
        }

        return field.Schema switch
        {
            UnionSchema union when NullOf(union) is { } none => new AvroUnion([.. union.Schemas.Select(branch => new AvroConstant(branch, []))], none, none),
            RecordSchema record when path.Length < DeepestPath => Record(record, path),
            _ => throw Mismatch(path, "the schema requires it, and the worker has no such field"),
        };
    }

    /// <summary>Whether the document has anything for a part of the schema.</summary>
    private bool Has(Schema schema, string[] path) => path.Length <= DeepestPath && schema switch
    {
        UnionSchema union => union.Schemas.Any(branch => Has(branch, path)),
        RecordSchema record => record.Fields.Any(field => Has(field.Schema, [.. path, field.Name])),
        MapSchema => shape.Members(path).Count > 0,
        ArraySchema => false,
        _ => schema.Tag != Schema.Type.Null && shape.Find(path, out _) is not null,
    };

    private AvroNode Bind(Schema schema, string[] path)
    {
        switch (schema)
        {
            case UnionSchema union:
                return Union(union, path);
            case RecordSchema record:
                return Record(record, path);
            case MapSchema map:
                return Map(map, path);
            default:
                int place = shape.Find(path, out long unitNs)!.Value;
                return Leaf(schema, place, unitNs) ?? (AvroNode)(subject is null
                    ? new AvroConstant(schema, [])
                    : throw Mismatch(path, $"the schema's type {Describe(schema)} cannot hold the worker's {shape.Fields[place].Path}, {Describe(shape.Fields[place])}"));
        }
    }

    private AvroUnion Union(UnionSchema union, string[] path)
    {
        int? chosen = null;
        var branches = new AvroNode[union.Count];
        for (int number = 0; number < union.Count; number++)
        {
            Schema branch = union[number];
            bool isOpen = subject is null || chosen is null;
            AvroNode? node = !isOpen || !Has(branch, path) ? null
                : branch is RecordSchema or MapSchema ? Bind(branch, path)
                : Leaf(branch, shape.Find(path, out long unitNs)!.Value, unitNs);
            chosen ??= node is null ? null : number;
            branches[number] = node ?? new AvroConstant(branch, []);
        }

        if (chosen is null && subject is not null)
        {
            throw Mismatch(path, $"none of the schema's types {string.Join(", ", union.Schemas.Select(Describe))} can hold the worker's field");
        }

        return new AvroUnion(branches, chosen ?? 0, NullOf(union));
    }

    private AvroMap Map(MapSchema map, string[] path)
    {
        List<KeyValuePair<string, AvroNode>> members = [];
        IReadOnlyList<Schema> types = map.ValueSchema is UnionSchema union ? [.. union.Schemas] : [map.ValueSchema];
        foreach (int place in shape.Members(path))
        {
            AvroNode[] branches = [.. types.Select(type => Leaf(type, place, DefaultUnitNs) ?? (AvroNode)new AvroConstant(type, []))];
            int chosen = Array.FindIndex(branches, branch => branch is AvroLeaf);
            if (chosen >= 0)
            {
                members.Add(new(shape.Fields[place].Name, map.ValueSchema is UnionSchema several ? new AvroUnion(branches, chosen, NullOf(several)) : branches[0]));
            }
        }

        return members.Count > 0 || subject is null
            ? new AvroMap(members, map.ValueSchema)
            : throw Mismatch(path, $"a map of {Describe(map.ValueSchema)} cannot hold any of the worker's fields");
    }

    private AvroLeaf? Leaf(Schema schema, int place, long unitNs)
    {
        DocumentField field = shape.Fields[place];
        Schema type = schema;
        if (schema is LogicalSchema logical)
        {
            long? unit = field.Kind == FieldKind.Time ? UnitOf(logical.LogicalTypeName) : null;
            if (unit is null)
            {
                return null;
            }

            (type, unitNs) = (logical.BaseSchema, unit.Value);
        }

        if (!Fits(type, field))
        {
            return null;
        }

        long exactness = field.Kind == FieldKind.Time && type.Tag == Schema.Type.Long ? unitNs : 1;
        _unitsNs[place] = _unitsNs[place] == 0 ? exactness : Math.Min(_unitsNs[place], exactness);
        return new AvroLeaf(place, field.Kind, type, unitNs);
    }

    private static bool Fits(Schema type, DocumentField field) => (field.Kind, type.Tag) switch
    {
        (FieldKind.Flag, Schema.Type.Boolean) => true,
        (FieldKind.Text, Schema.Type.Enumeration) => field.Values.Count > 0
            && field.Values.All(value => ((EnumSchema)type).Symbols.Contains(value, StringComparer.OrdinalIgnoreCase)),
        (FieldKind.Flag, _) => false,
        (_, Schema.Type.String) => true,
        (FieldKind.Small, Schema.Type.Int or Schema.Type.Long or Schema.Type.Double) => true,
        (FieldKind.Count or FieldKind.Time, Schema.Type.Long) => true,
        (FieldKind.Number, Schema.Type.Double) => true,
        _ => false,
    };

    private static long? UnitOf(string logicalType) => logicalType switch
    {
        "timestamp-millis" => 1_000_000,
        "timestamp-micros" => 1_000,
        "timestamp-nanos" => 1,
        _ => null,
    };

    private static int? NullOf(UnionSchema union)
    {
        int place = union.Schemas.ToList().FindIndex(branch => branch.Tag == Schema.Type.Null);
        return place < 0 ? null : place;
    }

    private static string Describe(Schema schema) => schema switch
    {
        LogicalSchema logical => $"{Describe(logical.BaseSchema)} ({logical.LogicalTypeName})",
        EnumSchema symbols => $"enum of {string.Join(", ", symbols.Symbols.Take(5))}",
        UnionSchema union => string.Join(" or ", union.Schemas.Select(Describe)),
        NamedSchema named => named.Fullname,
        _ => Schema.GetTypeString(schema.Tag),
    };

    private static string Describe(DocumentField field) => field.Kind switch
    {
        FieldKind.Flag => "a boolean",
        FieldKind.Small => "an int",
        FieldKind.Count => "a long",
        FieldKind.Number => "a double",
        FieldKind.Time => "a time",
        _ => field.Values.Count == 0 ? "a string" : $"a string such as {string.Join(", ", field.Values.Take(5))}",
    };

    private SimulationException Mismatch(string[] path, string what) => new(
        ExitCode.Failed, "schema_mismatch", $"Subject {subject}, field {(path.Length == 0 ? "(root)" : string.Join('.', path))}: {what}.")
    {
        Hint = "Give the field a default in the schema, or set TA_OUTPUT_FORMAT=json.",
    };
}
