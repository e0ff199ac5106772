using System.Globalization;

namespace Torghut.Trading.Text;

/// <summary>Decimals as text in documents and hashes.</summary>
internal static class DecimalText
{
    /// <summary>Plain digits without exponent and without trailing zeros: <c>1</c>, <c>10.5</c>, <c>0.00000001</c>.</summary>
    public static string Canonical(decimal value)
    {
        if (value == 0)
        {
            return "0";
        }

        string text = value.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }
}
