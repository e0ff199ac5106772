namespace Torghut.Market.Envelopes;

/// <summary>Reason codes of violations, as reports and quarantines write them.</summary>
public static class EnvelopeViolations
{
    /// <summary>The reason code of a violation.</summary>
    public static string Code(EnvelopeViolation violation) => violation switch
    {
        EnvelopeViolation.DatasetEventIdMismatch => "dataset_event_id_mismatch",
        EnvelopeViolation.EnvelopeEmpty => "envelope_empty",
        EnvelopeViolation.EnvelopeNotJson => "envelope_not_json",
        EnvelopeViolation.EnvelopeMissingField => "envelope_missing_field",
        EnvelopeViolation.EnvelopeBadField => "envelope_bad_field",
        EnvelopeViolation.EnvelopeBadTimestamp => "envelope_bad_timestamp",
        EnvelopeViolation.EnvelopeUnknownChannel => "envelope_unknown_channel",
        EnvelopeViolation.ChannelMismatchTopic => "channel_mismatch_topic",
        EnvelopeViolation.SymbolMismatchKey => "symbol_mismatch_key",
        EnvelopeViolation.UnknownSymbol => "unknown_symbol",
        EnvelopeViolation.PayloadMissingField => "payload_missing_field",
        EnvelopeViolation.PayloadBadNumber => "payload_bad_number",
        EnvelopeViolation.PayloadNegative => "payload_negative",
        EnvelopeViolation.PayloadZeroPrice => "payload_zero_price",
        EnvelopeViolation.PayloadBadTimestamp => "payload_bad_timestamp",
        EnvelopeViolation.PayloadBadRange => "payload_bad_range",
        EnvelopeViolation.PayloadBadId => "payload_bad_id",
        EnvelopeViolation.PayloadUnknownStatus => "payload_unknown_status",
        _ => throw new ArgumentOutOfRangeException(nameof(violation), violation, "No violation, no code."),
    };
}
