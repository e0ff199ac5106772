using System.Security.Cryptography;
using System.Text;

namespace Torghut.Simulation.Identity;

/// <summary>Names for systems that limit their length.</summary>
public static class BoundedName
{
    private const int HashCharacters = 12;

    /// <summary>
    /// The name itself where it fits, else its beginning, a separator and 12 hexadecimal characters of its SHA-256, so
    /// that two long names never become one.
    /// </summary>
    /// <param name="name">An ASCII name.</param>
    /// <param name="maxLength">Longest name allowed, in characters; more than 13.</param>
    /// <param name="separator">Put before the hash.</param>
    public static string Fit(string name, int maxLength, char separator)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maxLength, HashCharacters + 1);
        if (name.Length <= maxLength)
        {
            return name;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashCharacters];
        return name[..(maxLength - HashCharacters - 1)].TrimEnd(separator) + separator + hash;
    }
}
