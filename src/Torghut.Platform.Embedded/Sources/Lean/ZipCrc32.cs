using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Torghut.Platform.Embedded.Sources.Lean;

/// <summary>
/// The CRC-32 that a zip states of each entry (polynomial 0xEDB88320). The base library reads entries without comparing
/// it, and a wrong bit would be a wrong price. Where the processor multiplies without carries, 64 bytes are folded at a
/// time (Gopal and others, "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", Intel 2009);
/// elsewhere, and for the rest, eight at a time by tables.
/// </summary>
internal static class ZipCrc32
{
    private const int Lanes = 8;
    private const int Values = 256;
    private const int FoldBytes = 64;
    private static readonly uint[] Tables = MakeTables();

    /// <summary>Continues a checksum; the first starts with 0.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        uint crc = ~checksum;
        if (Pclmulqdq.IsSupported && bytes.Length >= 2 * FoldBytes)
        {
            int folded = bytes.Length & ~(FoldBytes - 1);
            crc = Fold(crc, bytes[..folded]);
            bytes = bytes[folded..];
        }

        return ~ByTables(crc, bytes);
    }

    /// <summary>The plain way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint ByTables(uint crc, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<uint> tables = Tables;
        unchecked
        {
            while (bytes.Length >= Lanes)
            {
                ulong word = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ crc;
                crc = 0;
                for (int lane = 0; lane < Lanes; lane++)
                {
                    crc ^= tables[((Lanes - 1 - lane) * Values) + (byte)(word >> (8 * lane))];
                }

                bytes = bytes[Lanes..];
            }

            foreach (byte b in bytes)
            {
                crc = tables[(byte)(crc ^ b)] ^ (crc >> 8);
            }
        }

        return crc;
    }

    /// <summary>Folds a multiple of 64 bytes, at least 128, down to 16 whose checksum is that of all of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Fold(uint crc, ReadOnlySpan<byte> bytes)
    {
        // Powers of x modulo the polynomial, bits reversed: by 64 bytes, and by 16 bytes.
        Vector128<ulong> byFour = Vector128.Create(0x0154442bd4UL, 0x01c6e41596UL);
        Vector128<ulong> byOne = Vector128.Create(0x01751997d0UL, 0x00ccaa009eUL);
        ref byte start = ref MemoryMarshal.GetReference(bytes);
        Vector128<ulong> a = Load(ref start, 0) ^ Vector128.CreateScalar((ulong)crc);
        Vector128<ulong> b = Load(ref start, 16);
        Vector128<ulong> c = Load(ref start, 32);
        Vector128<ulong> d = Load(ref start, 48);
        for (int at = FoldBytes; at < bytes.Length; at += FoldBytes)
        {
            a = Multiply(a, byFour) ^ Load(ref start, at);
            b = Multiply(b, byFour) ^ Load(ref start, at + 16);
            c = Multiply(c, byFour) ^ Load(ref start, at + 32);
            d = Multiply(d, byFour) ^ Load(ref start, at + 48);
        }

        Vector128<ulong> rest = Multiply(Multiply(Multiply(a, byOne) ^ b, byOne) ^ c, byOne) ^ d;
        Span<byte> last = stackalloc byte[16];
        rest.AsByte().CopyTo(last);
        return ByTables(0, last);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Load(ref byte start, int at) => Vector128.LoadUnsafe(ref start, (nuint)at).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Multiply(Vector128<ulong> value, Vector128<ulong> power) =>
        Pclmulqdq.CarrylessMultiply(value, power, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, power, 0x11);

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
            tables[i] = tables[tables[i - Values] & 0xFF] ^ (tables[i - Values] >> 8);
        }

        return tables;
    }
}
