using System.Text;

namespace Torghut.Reporting.Evidence;

/// <summary>One reusable buffer that turns documents into UTF-8 for the JSON reader.</summary>
internal sealed class Utf8Buffer
{
    private byte[] _bytes = new byte[4096];

    /// <summary>The text in UTF-8; valid until the next call.</summary>
    public ReadOnlySpan<byte> Encode(string text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > _bytes.Length)
        {
            _bytes = new byte[Math.Max(most, _bytes.Length * 2)];
        }

        return _bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, _bytes));
    }
}
