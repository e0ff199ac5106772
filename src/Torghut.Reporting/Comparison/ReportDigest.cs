using System.Security.Cryptography;
using System.Text.Json;

namespace Torghut.Reporting.Comparison;

/// <summary>The SHA-256 of a report's bytes without the run's name and what it took and gave back, which is all that two runs of one day differ in.</summary>
public static class ReportDigest
{
    /// <summary>Hashes a report; the values of <c>run_metadata.run_id</c> and <c>run_metadata.run_token</c>, and <c>control_plane</c>, are left out.</summary>
    /// <param name="json">The report's bytes.</param>
    /// <returns>Lower-case hexadecimal.</returns>
    /// <exception cref="JsonException">The bytes are no JSON.</exception>
    public static string WithoutRunName(ReadOnlySpan<byte> json)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var reader = new Utf8JsonReader(json);
        int from = 0;
        bool inMetadata = false;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.CurrentDepth == 1)
            {
                inMetadata = reader.ValueTextEquals("run_metadata"u8);
                if (reader.ValueTextEquals("control_plane"u8))
                {
                    reader.Read();
                    hash.AppendData(json[from..(int)reader.TokenStartIndex]);
                    reader.Skip();
                    from = (int)reader.BytesConsumed;
                }
            }
            else if (inMetadata && reader.CurrentDepth == 2 && (reader.ValueTextEquals("run_id"u8) || reader.ValueTextEquals("run_token"u8)))
            {
                reader.Read();
                hash.AppendData(json[from..(int)reader.TokenStartIndex]);
                from = (int)reader.BytesConsumed;
            }
        }

        hash.AppendData(json[from..]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
