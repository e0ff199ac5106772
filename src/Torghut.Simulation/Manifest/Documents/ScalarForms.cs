namespace Torghut.Simulation.Manifest.Documents;

/// <summary>Tells the forms of unquoted texts apart.</summary>
internal static class ScalarForms
{
    /// <summary>The form of an unquoted text.</summary>
    public static ScalarForm Of(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarForm.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarForm.Boolean,
        _ => LooksLikeNumber(text) ? ScalarForm.Number : ScalarForm.Text,
    };

    /// <summary>Whether a text is a whole number as JSON writes it: no plus, no leading zero, no fraction.</summary>
    public static bool IsWholeNumber(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        return digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9') && (digits.Length == 1 || digits[0] != '0');
    }

    /// <summary>Whether a text is a number as JSON writes it.</summary>
    public static bool IsJsonNumber(string text)
    {
        var rest = text.AsSpan();
        var exponent = rest.IndexOfAny('e', 'E');
        if (exponent >= 0)
        {
            var power = rest[(exponent + 1)..].TrimStart("+-");
            if (power.Length == 0 || rest.Length - exponent - 1 - power.Length > 1 || power.ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }

            rest = rest[..exponent];
        }

        var point = rest.IndexOf('.');
        if (point >= 0)
        {
            var fraction = rest[(point + 1)..];
            if (fraction.Length == 0 || fraction.ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }

            rest = rest[..point];
        }

        return IsWholeNumber(rest.ToString());
    }

    /// <summary>The core schema's integers, 0o and 0x forms, and floats, infinities and NaN included.</summary>
    private static bool LooksLikeNumber(string text)
    {
        var unsigned = text.AsSpan(text[0] is '+' or '-' ? 1 : 0);
        if (unsigned is ".inf" or ".Inf" or ".INF" || text is ".nan" or ".NaN" or ".NAN")
        {
            return true;
        }

        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return text.Length > 2 && text.Skip(2).All(char.IsAsciiHexDigit);
        }

        if (text.StartsWith("0o", StringComparison.Ordinal))
        {
            return text.Length > 2 && !text.AsSpan(2).ContainsAnyExceptInRange('0', '7');
        }

        var mantissa = unsigned;
        var exponent = unsigned.IndexOfAny('e', 'E');
        if (exponent >= 0)
        {
            var power = unsigned[(exponent + 1)..];
            power = power.Length > 0 && power[0] is '+' or '-' ? power[1..] : power;
            if (power.Length == 0 || power.ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }

            mantissa = unsigned[..exponent];
        }

        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var fraction = point < 0 ? [] : mantissa[(point + 1)..];
        return whole.Length + fraction.Length > 0
            && !whole.ContainsAnyExceptInRange('0', '9')
            && !fraction.ContainsAnyExceptInRange('0', '9');
    }
}
