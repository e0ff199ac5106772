using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Torghut.Market.Numerics;

/// <summary>
/// Keyed draws: a random number that belongs to a thing, not to a place in a sequence. The same seed, key and leg give
/// the same number whatever was drawn before, so that one decision more or less does not change the luck of the others.
/// </summary>
public static class StableHash
{
    private const double TwoToMinus53 = 1.0 / 9_007_199_254_740_992.0;

    /// <summary>
    /// 64 uniformly distributed bits: the first 8 bytes, big-endian, of SHA-256 over the seed (8 bytes, big-endian),
    /// the length of the key in UTF-8 (4 bytes, big-endian), the key and the leg.
    /// </summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="key">Identity of the thing, for example a decision hash.</param>
    /// <param name="leg">Which of the thing's draws, for example <c>submit</c>.</param>
    public static ulong Compute(long seed, string key, string leg)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(leg);
        const int PrefixLength = sizeof(long) + sizeof(int);
        int keyLength = Encoding.UTF8.GetByteCount(key);
        byte[] input = new byte[PrefixLength + keyLength + Encoding.UTF8.GetByteCount(leg)];
        BinaryPrimitives.WriteInt64BigEndian(input, seed);
        BinaryPrimitives.WriteInt32BigEndian(input.AsSpan(sizeof(long)), keyLength);
        Encoding.UTF8.GetBytes(key, input.AsSpan(PrefixLength));
        Encoding.UTF8.GetBytes(leg, input.AsSpan(PrefixLength + keyLength));

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input, digest);
        return BinaryPrimitives.ReadUInt64BigEndian(digest);
    }

    /// <summary>
    /// The hash as a number strictly between 0 and 1: the middle of one of 2^52 equal steps, so that both ends are
    /// out of reach and every value is exact.
    /// </summary>
    public static double UnitInterval(ulong hash) => ((2 * (hash >> 12)) + 1) * TwoToMinus53;
}
