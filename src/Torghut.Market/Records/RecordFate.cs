namespace Torghut.Market.Records;

/// <summary>What is to become of a record, as far as the record alone tells; whether it repeats another is found later.</summary>
public enum RecordFate : byte
{
    /// <summary>Becomes an event.</summary>
    Event,

    /// <summary>A status that neither halts nor resumes.</summary>
    NoChange,

    /// <summary>Outside the window by its record timestamp: not replayed.</summary>
    OutsideByRecordTime,

    /// <summary>Outside the window by its event time: not processed.</summary>
    OutsideByEventTime,

    /// <summary>Of a role that is not replayed.</summary>
    NotReplayed,

    /// <summary>Violates the contract of envelopes.</summary>
    Quarantined,
}
