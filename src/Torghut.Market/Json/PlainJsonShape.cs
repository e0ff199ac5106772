using System.Runtime.CompilerServices;

namespace Torghut.Market.Json;

/// <summary>
/// What stands between the values of a plain object: names, colons, commas, braces and spaces. Records of one producer mostly have
/// the same shape, and a text of a known shape is read by comparing and by finding the ends of its values.
/// </summary>
public sealed class PlainJsonShape
{
    private readonly byte[] _literals;
    private readonly int[] _ends;
    private readonly int _tailStart;

    private PlainJsonShape(byte[] literals, int[] ends, int tailStart)
    {
        _literals = literals;
        _ends = ends;
        _tailStart = tailStart;
    }

    /// <summary>Number of values, those of objects inside included, objects themselves not.</summary>
    public int Count => _ends.Length;

    /// <summary>Learns the shape of a text.</summary>
    /// <param name="json">An object that is plain.</param>
    /// <param name="members">Gets the members that are no objects, in their order, with the nesting at which each stands (1 for the outermost).</param>
    /// <returns>The shape, or null if the text is not plain.</returns>
    public static PlainJsonShape? Learn(ReadOnlySpan<byte> json, List<(PlainJsonMember Member, int Depth)> members)
    {
        members.Clear();
        PlainJsonReader reader = new(json);
        int depth = reader.TryBegin() ? 1 : 0;
        while (depth > 0)
        {
            if (!reader.TryReadMember(out PlainJsonMember member))
            {
                depth = reader.IsRefused ? -1 : depth - 1;
            }
            else if (member.Kind == PlainJsonKind.Object)
            {
                depth++;
            }
            else
            {
                members.Add((member, depth));
            }
        }

        return depth == 0 && !reader.IsRefused && reader.IsAtEnd() ? Make(json, members) : null;
    }

    /// <summary>Reads a text of this shape.</summary>
    /// <param name="json">The text.</param>
    /// <param name="members">Gets kinds and places of the values; names are not filled in. At least <see cref="Count"/> long.</param>
    /// <returns>False if the text has another shape, or is not plain.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryRead(ReadOnlySpan<byte> json, Span<PlainJsonMember> members)
    {
        unchecked
        {
            int at = 0;
            int literal = 0;
            int[] ends = _ends;
            ReadOnlySpan<byte> literals = _literals;
            for (int i = 0; i < ends.Length; i++)
            {
                int length = ends[i] - literal;
                if (length > json.Length - at || !json.Slice(at, length).SequenceEqual(literals.Slice(literal, length)))
                {
                    return false;
                }

                ref PlainJsonMember member = ref members[i];
                at += length;
                if ((uint)at < (uint)json.Length && json[at] == (byte)'"')
                {
                    // Most values are text, and their ends are found without a call more.
                    int end = PlainJsonReader.EndOfText(json, at);
                    member.Kind = PlainJsonKind.Text;
                    member.ValueStart = at + 1;
                    member.ValueLength = end - at - 1;
                    at = end < 0 ? -1 : end + 1;
                }
                else
                {
                    at = PlainJsonReader.ReadValue(json, at, ref member);
                }

                if (at < 0 || member.Kind == PlainJsonKind.Object)
                {
                    return false;
                }

                literal = ends[i];
            }

            return json[at..].SequenceEqual(literals[_tailStart..]);
        }
    }

    private static PlainJsonShape Make(ReadOnlySpan<byte> json, List<(PlainJsonMember Member, int Depth)> members)
    {
        List<byte> literals = [];
        int[] ends = new int[members.Count];
        int at = 0;
        for (int i = 0; i < ends.Length; i++)
        {
            PlainJsonMember member = members[i].Member;
            int quote = member.Kind == PlainJsonKind.Text ? 1 : 0;
            literals.AddRange(json[at..(member.ValueStart - quote)]);
            ends[i] = literals.Count;
            at = member.ValueStart + member.ValueLength + quote;
        }

        int tailStart = literals.Count;
        literals.AddRange(json[at..]);
        return new PlainJsonShape([.. literals], ends, tailStart);
    }
}
