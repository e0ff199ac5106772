using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>
/// Checksum of a tape file, against damage (not against an attacker): four CRC-32C, the n-th over the 8-byte words
/// whose index is n modulo 4, the last block of 32 bytes filled up with zeros. Processors compute it faster than memory
/// delivers, which lets every start verify the whole tape.
/// </summary>
internal struct LaneChecksum
{
    /// <summary>Bytes that are taken at a time; only the last piece may have another length than a multiple of it.</summary>
    public const int BlockBytes = 32;

    private uint _lane0;
    private uint _lane1;
    private uint _lane2;
    private uint _lane3;

    /// <summary>Adds bytes; a multiple of <see cref="BlockBytes"/> but for the last piece.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Append(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes[..(bytes.Length & ~(BlockBytes - 1))]);
        (uint lane0, uint lane1, uint lane2, uint lane3) = (_lane0, _lane1, _lane2, _lane3);
        for (int i = 0; i <= words.Length - 4; i += 4)
        {
            lane0 = BitOperations.Crc32C(lane0, words[i]);
            lane1 = BitOperations.Crc32C(lane1, words[i + 1]);
            lane2 = BitOperations.Crc32C(lane2, words[i + 2]);
            lane3 = BitOperations.Crc32C(lane3, words[i + 3]);
        }

        (_lane0, _lane1, _lane2, _lane3) = (lane0, lane1, lane2, lane3);
        ReadOnlySpan<byte> rest = bytes[(words.Length * sizeof(ulong))..];
        if (rest.Length > 0)
        {
            Span<byte> last = stackalloc byte[BlockBytes];
            last.Clear();
            rest.CopyTo(last);
            Append(last);
        }
    }

    /// <summary>32 lower-case hex digits.</summary>
    public readonly override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{_lane0:x8}{_lane1:x8}{_lane2:x8}{_lane3:x8}");

}
