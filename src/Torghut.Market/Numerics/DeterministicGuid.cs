using System.Security.Cryptography;
using System.Text;

namespace Torghut.Market.Numerics;

/// <summary>Ids that follow from what a thing is: the same row has the same id in every run and on every machine.</summary>
public static class DeterministicGuid
{
    /// <summary>The fixed namespace of all ids that this system gives to ledger rows. Changing it changes every id.</summary>
    public static Guid Namespace { get; } = new("5b6a2f0e-3c1d-5e8a-9f47-0d2c4b8e7a61");

    /// <summary>The id of a row: version 5 of its table's name and its natural key, joined by a colon.</summary>
    /// <param name="table">Name of the table; contains no colon.</param>
    /// <param name="naturalKey">What identifies the row among the rows of the table; never contains a run's name.</param>
    public static Guid Create(string table, string naturalKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        ArgumentNullException.ThrowIfNull(naturalKey);
        return CreateVersion5(Namespace, Encoding.UTF8.GetBytes(table + ":" + naturalKey));
    }

    /// <summary>A UUID of version 5 after RFC 9562, section 5.5: SHA-1 over the namespace's bytes and the name.</summary>
    public static Guid CreateVersion5(Guid ns, ReadOnlySpan<byte> name)
    {
        const int GuidLength = 16;
        byte[] input = new byte[GuidLength + name.Length];
        ns.TryWriteBytes(input, bigEndian: true, out _);
        name.CopyTo(input.AsSpan(GuidLength));

        Span<byte> digest = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The standard prescribes SHA-1 for version 5; nothing here is a secret.
        SHA1.HashData(input, digest);
#pragma warning restore CA5350
        digest[6] = (byte)((digest[6] & 0x0F) | 0x50);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest[..GuidLength], bigEndian: true);
    }
}
