using Torghut.Market.Symbols;
using Torghut.Market.Time;
using Torghut.Trading.Outcomes;
using Torghut.Trading.Portfolio;
using Torghut.Trading.Quotes;
using Torghut.Trading.Scheduling;
using Torghut.Trading.Strategies;

namespace Torghut.Trading.Pipeline;

/// <summary>What the desks of one trader share: configuration, quotes, account, agenda, counts and the way out.</summary>
internal sealed class TraderState
{
    private readonly StrategyMemory[] _memories;

    /// <summary>Makes the state before the first event.</summary>
    public TraderState(PipelineOptions options)
    {
        Options = options;
        Symbols = options.Symbols;
        Hours = SessionHours.Of(options.Window);
        Roster = new StrategyRoster(options.Strategies, options.Symbols);
        Quotes = new QuoteBoard(Symbols.Count, options.Execution.QuoteSizeUnit);
        Counts = new OutcomeCounts(
            Roster.Count, Symbols.Count, EventTime.FromInstant(options.Window.Start), EventTime.FromInstant(options.Window.End));
        Account = new Account(
            options.Execution.Account.StartingCash, new PositionBook(Roster.Count, Symbols.Count), Quotes);
        _memories = new StrategyMemory[Roster.Count * Symbols.Count];
        for (int i = 0; i < _memories.Length; i++)
        {
            _memories[i] = new StrategyMemory();
        }
    }

    /// <summary>Configuration.</summary>
    public PipelineOptions Options { get; }

    /// <summary>Symbols.</summary>
    public SymbolTable Symbols { get; }

    /// <summary>When the run may trade.</summary>
    public SessionHours Hours { get; }

    /// <summary>Strategies.</summary>
    public StrategyRoster Roster { get; }

    /// <summary>Best bids and offers.</summary>
    public QuoteBoard Quotes { get; }

    /// <summary>Cash and positions as the trader knows them.</summary>
    public Account Account { get; }

    /// <summary>Signals and their outcomes.</summary>
    public OutcomeCounts Counts { get; }

    /// <summary>What will happen.</summary>
    public Agenda<Planned> Agenda { get; } = new();

    /// <summary>The way out for rows.</summary>
    public LedgerRelay Relay { get; } = new();

    /// <summary>Counts for the host.</summary>
    public PipelineStatistics Statistics { get; } = new();

    /// <summary>Label of the account in rows.</summary>
    public string AccountLabel => Options.Execution.Account.Label;

    /// <summary>What a strategy remembers of a symbol.</summary>
    public StrategyMemory Memory(RosterStrategy strategy, int symbol) => _memories[(strategy.Index * Symbols.Count) + symbol];
}
