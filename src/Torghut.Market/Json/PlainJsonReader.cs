using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Torghut.Market.Json;

/// <summary>
/// Reads objects of plain JSON forwards, member by member: text without escapes, numbers without exponents, literals, arrays
/// of scalars, objects. It is several times as fast as a complete reader, and it never guesses: whatever it accepts is
/// valid JSON and means the same to a complete reader; what is not plain it refuses, and the caller reads the text again
/// with a complete one.
/// </summary>
public ref struct PlainJsonReader
{
    /// <summary>Highest of the control characters that JSON forbids in text.</summary>
    private const byte LastControl = 0x1F;

    private readonly ReadOnlySpan<byte> _json;
    private int _at;
    private bool _isFirst;

    /// <summary>Makes a reader that stands before the text.</summary>
    public PlainJsonReader(ReadOnlySpan<byte> json) => _json = json;

    /// <summary>Whether the text is not plain JSON; every further answer is meaningless.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Enters the object that the text is.</summary>
    public bool TryBegin()
    {
        int at = SkipWhiteSpace(_json, 0);
        IsRefused = at >= _json.Length || _json[at] != (byte)'{';
        _at = at + 1;
        _isFirst = true;
        return !IsRefused;
    }

    /// <summary>Reads the next member; of an object only the opening brace, so that its members come next.</summary>
    /// <returns>False at the closing brace, which is read, or when the text is refused.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryReadMember(out PlainJsonMember member)
    {
        unchecked
        {
            member = default;
            ReadOnlySpan<byte> json = _json;
            int at = SkipWhiteSpace(json, _at);
            if ((uint)at < (uint)json.Length && json[at] == (byte)'}')
            {
                _at = at + 1;

                // The object around this one has at least this member.
                _isFirst = false;
                return false;
            }

            if (!_isFirst)
            {
                if ((uint)at >= (uint)json.Length || json[at] != (byte)',')
                {
                    return Refuse();
                }

                at = SkipWhiteSpace(json, at + 1);
            }

            int nameEnd = EndOfText(json, at);
            if (nameEnd < 0)
            {
                return Refuse();
            }

            member.NameStart = at + 1;
            member.NameLength = nameEnd - at - 1;
            at = SkipWhiteSpace(json, nameEnd + 1);
            if ((uint)at >= (uint)json.Length || json[at] != (byte)':')
            {
                return Refuse();
            }

            at = ReadValue(json, SkipWhiteSpace(json, at + 1), ref member);
            _isFirst = member.Kind == PlainJsonKind.Object;
            _at = at;
            return at >= 0 || Refuse();
        }
    }

    /// <summary>Whether nothing but white space follows.</summary>
    public readonly bool IsAtEnd() => SkipWhiteSpace(_json, _at) == _json.Length;

    /// <summary>Reads a value and returns the index behind it, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int ReadValue(ReadOnlySpan<byte> json, int at, ref PlainJsonMember member)
    {
        unchecked
        {
            if ((uint)at >= (uint)json.Length)
            {
                return -1;
            }

            byte first = json[at];
            if (first == (byte)'"')
            {
                int end = EndOfText(json, at);
                member.Kind = PlainJsonKind.Text;
                member.ValueStart = at + 1;
                member.ValueLength = end - at - 1;
                return end < 0 ? -1 : end + 1;
            }

            int after = EndOfBareScalar(json, at, first, out member.Kind);
            if (first == (byte)'[')
            {
                member.Kind = PlainJsonKind.Array;
                after = EndOfArray(json, at + 1);
            }
            else if (first == (byte)'{')
            {
                member.Kind = PlainJsonKind.Object;
                after = at + 1;
            }

            member.ValueStart = at;
            member.ValueLength = after - at;
            return after;
        }
    }

    /// <summary>Index behind a number or literal, or −1.</summary>
    private static int EndOfBareScalar(ReadOnlySpan<byte> json, int at, byte first, out PlainJsonKind kind)
    {
        kind = PlainJsonKind.Number;
        switch (first)
        {
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return EndOfNumber(json, at);
            case (byte)'n':
                kind = PlainJsonKind.Null;
                return json[at..].StartsWith("null"u8) ? at + 4 : -1;
            case (byte)'t':
                kind = PlainJsonKind.Boolean;
                return json[at..].StartsWith("true"u8) ? at + 4 : -1;
            case (byte)'f':
                kind = PlainJsonKind.Boolean;
                return json[at..].StartsWith("false"u8) ? at + 5 : -1;
            default:
                return -1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int EndOfNumber(ReadOnlySpan<byte> json, int at)
    {
        unchecked
        {
            int start = at + (json[at] == (byte)'-' ? 1 : 0);
            at = EndOfDigits(json, start);
            bool isPlain = at > start && (json[start] != (byte)'0' || at == start + 1);
            if ((uint)at < (uint)json.Length && json[at] == (byte)'.')
            {
                start = at + 1;
                at = EndOfDigits(json, start);
                isPlain &= at > start;
            }

            // Something must follow, for the object ends later; an exponent is left to the complete reader.
            return isPlain && (uint)at < (uint)json.Length && (json[at] | 0x20) != 'e' ? at : -1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EndOfDigits(ReadOnlySpan<byte> json, int at)
    {
        unchecked
        {
            while ((uint)at < (uint)json.Length && (uint)(json[at] - '0') <= 9)
            {
                at++;
            }

            return at;
        }
    }

    /// <summary>Index behind the closing bracket of an array of scalars, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int EndOfArray(ReadOnlySpan<byte> json, int at)
    {
        unchecked
        {
            at = SkipWhiteSpace(json, at);
            if ((uint)at < (uint)json.Length && json[at] == (byte)']')
            {
                return at + 1;
            }

            while ((uint)at < (uint)json.Length)
            {
                byte first = json[at];
                at = first == (byte)'"' ? EndOfText(json, at) + 1 : EndOfBareScalar(json, at, first, out _);
                if (at <= 0)
                {
                    return -1;
                }

                at = SkipWhiteSpace(json, at);
                if ((uint)at >= (uint)json.Length || json[at] != (byte)',')
                {
                    return (uint)at < (uint)json.Length && json[at] == (byte)']' ? at + 1 : -1;
                }

                at = SkipWhiteSpace(json, at + 1);
            }

            return -1;
        }
    }

    /// <summary>Index of the quote that ends the text whose opening quote is at the index given, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int EndOfText(ReadOnlySpan<byte> json, int at)
    {
        unchecked
        {
            if ((uint)at >= (uint)json.Length || json[at] != (byte)'"')
            {
                return -1;
            }

            at++;
            ref byte first = ref MemoryMarshal.GetReference(json);
            while (at <= json.Length - Vector256<byte>.Count)
            {
                // What comes first among quotes, backslashes and control characters; without 256-bit registers these are two halves.
                Vector256<byte> block = Vector256.LoadUnsafe(ref first, (nuint)at);
                Vector256<byte> ends = Vector256.Equals(block, Vector256.Create((byte)'"'))
                    | Vector256.Equals(block, Vector256.Create((byte)'\\'))
                    | Vector256.Equals(Vector256.Max(block, Vector256.Create(LastControl)), Vector256.Create(LastControl));
                uint bits = ends.ExtractMostSignificantBits();
                if (bits != 0)
                {
                    at += BitOperations.TrailingZeroCount(bits);
                    return json[at] == (byte)'"' ? at : -1;
                }

                at += Vector256<byte>.Count;
            }

            while ((uint)at < (uint)json.Length)
            {
                byte b = json[at];
                if (b is (byte)'"' or (byte)'\\' or <= LastControl)
                {
                    return b == (byte)'"' ? at : -1;
                }

                at++;
            }

            return -1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipWhiteSpace(ReadOnlySpan<byte> json, int at)
    {
        unchecked
        {
            while ((uint)at < (uint)json.Length && json[at] <= (byte)' ' && json[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                at++;
            }

            return at;
        }
    }

    private bool Refuse()
    {
        IsRefused = true;
        return false;
    }
}
