namespace Torghut.Market.Json;

/// <summary>
/// The shapes that texts of several streams had last. A stream that changes its shape now and then keeps the old one; one that
/// has changed it for good is learnt anew after a few texts, and only so often that learning costs nothing.
/// </summary>
/// <typeparam name="TField">What the names of members mean.</typeparam>
public sealed class PlainJsonShapes<TField>
{
    private const int Streams = 16;
    private const int Patience = 16;
    private const int MostLearnt = 256;

    private readonly Func<ReadOnlyMemory<byte>, int, TField> _fieldOf;
    private readonly PlainJsonShape?[] _shapes = new PlainJsonShape?[Streams];
    private readonly TField[][] _fields = new TField[Streams][];
    private readonly int[] _misses = new int[Streams];
    private readonly List<(PlainJsonMember Member, int Depth)> _learnt = [];
    private PlainJsonMember[] _members = new PlainJsonMember[32];
    private int _learntCount;

    /// <summary>Makes an empty memory.</summary>
    /// <param name="fieldOf">Meaning of a name at a nesting (1 for the outermost object).</param>
    public PlainJsonShapes(Func<ReadOnlyMemory<byte>, int, TField> fieldOf)
    {
        _fieldOf = fieldOf;
        Array.Fill(_misses, Patience);
    }

    /// <summary>Reads a text if it has the shape that its stream's texts had last.</summary>
    /// <param name="json">The text.</param>
    /// <param name="stream">Any number for the stream.</param>
    /// <param name="members">The values' kinds and places.</param>
    /// <param name="fields">What they mean, by place.</param>
    public bool TryRead(ReadOnlySpan<byte> json, int stream, out ReadOnlySpan<PlainJsonMember> members, out ReadOnlySpan<TField> fields)
    {
        int slot = stream & (Streams - 1);
        PlainJsonShape? shape = _shapes[slot];
        if (shape is not null && shape.TryRead(json, _members))
        {
            _misses[slot] = 0;
            members = _members.AsSpan(0, shape.Count);
            fields = _fields[slot];
            return true;
        }

        members = default;
        fields = default;
        return false;
    }

    /// <summary>Takes note of a text that had another shape.</summary>
    /// <param name="json">A text that is plain.</param>
    /// <param name="stream">The number of its stream.</param>
    public void Miss(ReadOnlySpan<byte> json, int stream)
    {
        int slot = stream & (Streams - 1);
        if (++_misses[slot] <= Patience || _learntCount == MostLearnt)
        {
            return;
        }

        _learntCount++;
        _misses[slot] = 0;
        PlainJsonShape? shape = PlainJsonShape.Learn(json, _learnt);
        if (shape is null)
        {
            return;
        }

        byte[] text = json.ToArray();
        _shapes[slot] = shape;
        _fields[slot] = [.. _learnt.Select(entry => _fieldOf(text.AsMemory(entry.Member.NameStart, entry.Member.NameLength), entry.Depth))];
        if (_members.Length < shape.Count)
        {
            _members = new PlainJsonMember[shape.Count];
        }
    }
}
