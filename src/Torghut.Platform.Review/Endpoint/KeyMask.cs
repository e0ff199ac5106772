using System.Text;

namespace Torghut.Platform.Review.Endpoint;

/// <summary>Hides the key in texts that come from a server: some repeat it, in errors above all.</summary>
internal sealed class KeyMask
{
    private const string Mask = "***";
    private const int ShortestKey = 4;

    private readonly string[] _forms;

    /// <summary>Makes the mask of a key.</summary>
    public KeyMask(string? key) => _forms = string.IsNullOrEmpty(key) || key.Length < ShortestKey
        ? []
        : [key, Uri.EscapeDataString(key), Convert.ToBase64String(Encoding.UTF8.GetBytes(key))];

    /// <summary>The text without the key.</summary>
    public string Apply(string text)
    {
        string masked = text;
        foreach (string form in _forms)
        {
            masked = masked.Replace(form, Mask, StringComparison.Ordinal);
        }

        return masked;
    }
}
