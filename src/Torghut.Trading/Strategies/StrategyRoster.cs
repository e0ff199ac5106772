using Torghut.Market.Symbols;

namespace Torghut.Trading.Strategies;

/// <summary>The strategies of a run in ordinal order of their names, the order in which they decide.</summary>
internal sealed class StrategyRoster
{
    private readonly RosterStrategy[] _strategies;
    private readonly IReadOnlyList<StrategyDefinition> _definitions;

    /// <summary>Makes the roster.</summary>
    /// <exception cref="ArgumentException">Two strategies have one name.</exception>
    public StrategyRoster(IReadOnlyList<StrategyDefinition> definitions, SymbolTable symbols)
    {
        _definitions = definitions;
        _strategies = [.. definitions
            .OrderBy(d => d.Name, StringComparer.Ordinal)
            .Select((d, index) => new RosterStrategy(d, index, symbols))];
        for (int i = 1; i < _strategies.Length; i++)
        {
            if (_strategies[i].Definition.Name == _strategies[i - 1].Definition.Name)
            {
                throw new ArgumentException($"Two strategies are named {_strategies[i].Definition.Name}.", nameof(definitions));
            }
        }
    }

    /// <summary>Number of strategies.</summary>
    public int Count => _strategies.Length;

    /// <summary>The strategies by name.</summary>
    public IReadOnlyList<RosterStrategy> All => _strategies;

    /// <summary>The strategy at a place.</summary>
    public RosterStrategy this[int index] => _strategies[index];

    /// <summary>
    /// The strategy that takes over what the account held of a symbol before the run: the first of the configuration
    /// that is enabled and trades the symbol; -1 without one.
    /// </summary>
    public int OwnerOfStartingPosition(int symbol)
    {
        foreach (StrategyDefinition definition in _definitions)
        {
            RosterStrategy strategy = Array.Find(_strategies, s => ReferenceEquals(s.Definition, definition))!;
            if (definition.Enabled && strategy.Trades(symbol))
            {
                return strategy.Index;
            }
        }

        return -1;
    }
}
