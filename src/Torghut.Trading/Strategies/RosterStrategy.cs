using Torghut.Market.Numerics;
using Torghut.Market.Symbols;
using Torghut.Trading.Signals;

namespace Torghut.Trading.Strategies;

/// <summary>A configured strategy, ready to be evaluated.</summary>
internal sealed class RosterStrategy
{
    private readonly bool[] _symbols;

    /// <summary>Makes it.</summary>
    /// <param name="definition">Its configuration.</param>
    /// <param name="index">Its place in the run's roster, which is in order of the names.</param>
    /// <param name="symbols">Symbols of the run.</param>
    public RosterStrategy(StrategyDefinition definition, int index, SymbolTable symbols)
    {
        Definition = definition;
        Index = index;
        Logic = StrategyKinds.Create(definition.Kind);
        Timeframe = Logic.Timeframe;
        RequiredFeatures = Logic.RequiredFeatures;
        HasOverlays = HasAnyOverlay(definition.Parameters);
        Id = DeterministicGuid.Create("strategies", definition.Name);
        IdText = Id.ToString("D");
        _symbols = [.. symbols.Names.Select(s => definition.Symbols is null || definition.Symbols.Contains(s, StringComparer.Ordinal))];
    }

    /// <summary>Its configuration.</summary>
    public StrategyDefinition Definition { get; }

    /// <summary>Its place in the roster.</summary>
    public int Index { get; }

    /// <summary>Its function.</summary>
    public IStrategy Logic { get; }

    /// <summary>The timeframe it reads.</summary>
    public Timeframe Timeframe { get; }

    /// <summary>The indicators it reads.</summary>
    public SignalFeatures RequiredFeatures { get; }

    /// <summary><c>strategies.id</c>.</summary>
    public Guid Id { get; }

    /// <summary>The same as text.</summary>
    public string IdText { get; }

    /// <summary>Its parameters.</summary>
    public StrategyParameters Parameters => Definition.Parameters;

    /// <summary>Whether an exit overlay is switched on.</summary>
    public bool HasOverlays { get; }

    /// <summary>Whether its universe has the symbol.</summary>
    public bool Trades(int symbol) => _symbols[symbol];

    private static bool HasAnyOverlay(StrategyParameters parameters) =>
        parameters.StopLossBps is not null
        || parameters.TrailingStopBps is not null
        || parameters.MaxHoldSeconds is not null
        || parameters.SessionFlattenMinutesBeforeClose is not null;
}
