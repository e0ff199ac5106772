namespace Torghut.Reporting.Annotations;

/// <summary>The units that numbers of the report have.</summary>
public static class Units
{
    /// <summary>A number of things.</summary>
    public const string Count = "count";

    /// <summary>A fraction, 1 being the whole.</summary>
    public const string Ratio = "ratio";

    /// <summary>Basis points, 1/10000.</summary>
    public const string Bps = "bps";

    /// <summary>Milliseconds.</summary>
    public const string Ms = "ms";

    /// <summary>Seconds.</summary>
    public const string Seconds = "s";

    /// <summary>Minutes.</summary>
    public const string Minutes = "min";

    /// <summary>Currency of the account.</summary>
    public const string Currency = "currency";

    /// <summary>Currency per share.</summary>
    public const string CurrencyPerShare = "currency/share";

    /// <summary>Shares.</summary>
    public const string Shares = "shares";

    /// <summary>Tokens of a language model.</summary>
    public const string Tokens = "tokens";

    /// <summary>Whatever the neighbouring <c>unit</c> says.</summary>
    public const string AsStated = "as stated";

    /// <summary>A position: an ordinal, an offset, a line number.</summary>
    public const string Position = "position";
}
