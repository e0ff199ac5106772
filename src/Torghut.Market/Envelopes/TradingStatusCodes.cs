using System.Text;

namespace Torghut.Market.Envelopes;

/// <summary>
/// Meaning of <c>statusCode</c> and <c>statusMessage</c>. One-character codes are those of the two consolidated feeds as
/// Alpaca passes them on (real-time stock data, "Trading Status"): digits and A, C-F are CTA's (tapes A and B), H, P, Q, T
/// are UTP's (tape C); the two sets do not overlap. A longer code, or none, is read as a message.
/// </summary>
public static class TradingStatusCodes
{
    private const int MaxMessageLength = 256;

    /// <summary>Tells what a status does.</summary>
    /// <param name="code">Text of <c>statusCode</c>; empty where there is none.</param>
    /// <param name="message">Text of <c>statusMessage</c>; empty where there is none.</param>
    /// <param name="effect">What it does.</param>
    /// <returns>False if neither code nor message is known.</returns>
    public static bool TryGetEffect(ReadOnlySpan<byte> code, ReadOnlySpan<byte> message, out TradingStatusEffect effect)
    {
        if (code.Length == 1 && TryGetEffectOfCode(code[0], out effect))
        {
            return true;
        }

        return (code.Length > 1 && TryGetEffectOfMessage(code, out effect)) || TryGetEffectOfMessage(message, out effect);
    }

    private static bool TryGetEffectOfCode(byte code, out TradingStatusEffect effect)
    {
        effect = code switch
        {
            // Opening delay; trading halt; no open or no resume; trading halt; volatility trading pause.
            (byte)'1' or (byte)'2' or (byte)'4' or (byte)'H' or (byte)'P' => TradingStatusEffect.Halt,

            // Resume; trading resumption.
            (byte)'3' or (byte)'T' => TradingStatusEffect.Resume,

            // Indications and imbalances (5-9, A, C, D), short sale restriction (E), price band (F), quotation resumption (Q).
            _ => TradingStatusEffect.None,
        };
        return effect != TradingStatusEffect.None
            || code is (>= (byte)'5' and <= (byte)'9') or (byte)'A' or (>= (byte)'C' and <= (byte)'F') or (byte)'Q';
    }

    private static bool TryGetEffectOfMessage(ReadOnlySpan<byte> message, out TradingStatusEffect effect)
    {
        effect = TradingStatusEffect.None;
        if (message.IsEmpty)
        {
            return false;
        }

        Span<char> lower = stackalloc char[MaxMessageLength];
        ReadOnlySpan<byte> head = message[..Math.Min(message.Length, MaxMessageLength)];
        int length = Encoding.Latin1.GetChars(head, lower);
        for (int i = 0; i < length; i++)
        {
            lower[i] = char.ToLowerInvariant(lower[i]);
        }

        ReadOnlySpan<char> text = lower[..length];
        bool stops = Has(text, "halt") || Has(text, "pause") || Has(text, "suspen") || Has(text, "no open") || Has(text, "no resume")
            || Has(text, "opening delay");
        bool goesOn = Has(text, "resum") || Has(text, "reopen") || Has(text, "lifted") || Has(text, " ended") || Has(text, "concluded")
            || Has(text, "released") || Has(text, "cleared");
        if (Has(text, "no resume") || (stops && !goesOn))
        {
            effect = TradingStatusEffect.Halt;
            return true;
        }

        if (goesOn)
        {
            effect = Has(text, "quot") && !Has(text, "trad") ? TradingStatusEffect.None : TradingStatusEffect.Resume;
            return true;
        }

        if (text is "trading" or "active" or "open" or "normal" or "normal trading" or "regular trading" or "ready to trade")
        {
            effect = TradingStatusEffect.Resume;
            return true;
        }

        return Has(text, "indication") || Has(text, "imbalance") || Has(text, "short sale") || Has(text, "limit up")
            || Has(text, "limit-up") || Has(text, "luld");
    }

    private static bool Has(ReadOnlySpan<char> text, string word) => text.Contains(word, StringComparison.Ordinal);
}
