namespace Torghut.Simulation.Manifest;

/// <summary>Who reviews decisions before they become orders.</summary>
public enum ReviewMode
{
    /// <summary><c>off</c>: nobody.</summary>
    Off,

    /// <summary><c>rules</c>: fixed rules, without a language model.</summary>
    Rules,

    /// <summary><c>llm</c>: a language model behind an OpenAI-compatible endpoint.</summary>
    Llm,
}
