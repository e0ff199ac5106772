using System.Text.Json.Serialization;
using Torghut.Benchmarks.Measurements;

namespace Torghut.Benchmarks.Jobs;

/// <summary>The documents between the processes of one call.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(PassJob))]
[JsonSerializable(typeof(PassResult))]
[JsonSerializable(typeof(ProgramJob))]
[JsonSerializable(typeof(ProgramResult))]
internal sealed partial class JobJson : JsonSerializerContext;
