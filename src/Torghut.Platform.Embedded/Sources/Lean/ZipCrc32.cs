using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Torghut.Platform.Embedded.Sources.Lean;

/// <summary>
/// The CRC-32 that a zip states of each entry (polynomial 0xEDB88320), eight bytes at a time by tables. The base library reads
/// entries without comparing it, and a wrong bit would be a wrong price.
/// </summary>
internal static class ZipCrc32
{
    private const int Lanes = 8;
    private const int Values = 256;
    private static readonly uint[] Tables = MakeTables();

    /// <summary>Continues a checksum; the first starts with 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<uint> tables = Tables;
        uint crc = ~checksum;
        while (bytes.Length >= Lanes)
        {
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ crc;
            crc = tables[(7 * Values) + unchecked((byte)word)]
                ^ tables[(6 * Values) + unchecked((byte)(word >> 8))]
                ^ tables[(5 * Values) + unchecked((byte)(word >> 16))]
                ^ tables[(4 * Values) + unchecked((byte)(word >> 24))]
                ^ tables[(3 * Values) + unchecked((byte)(word >> 32))]
                ^ tables[(2 * Values) + unchecked((byte)(word >> 40))]
                ^ tables[Values + unchecked((byte)(word >> 48))]
                ^ tables[unchecked((byte)(word >> 56))];
            bytes = bytes[Lanes..];
        }

        foreach (byte b in bytes)
        {
            crc = tables[unchecked((byte)(crc ^ b))] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] MakeTables()
    {
        uint[] tables = new uint[Lanes * Values];
        for (uint value = 0; value < Values; value++)
        {
            uint crc = value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }

            tables[value] = crc;
        }

        for (int i = Values; i < tables.Length; i++)
        {
            tables[i] = tables[unchecked((byte)tables[i - Values])] ^ (tables[i - Values] >> 8);
        }

        return tables;
    }
}
