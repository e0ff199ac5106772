using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary>A reviewer's file.</summary>
internal static class ReviewerFileShape
{
    /// <summary>The description.</summary>
    public static SectionShape<ReviewerFile> Shape { get; } = new SectionShape<ReviewerFile>(() => new ReviewerFile())
        .Optional(
            "name",
            new TextShape(TextRules.Any),
            file => file.Name,
            (file, value) => file with { Name = value },
            "Name in the comparison; the file's name by default.")
        .Required(
            "review",
            new ReviewShape(),
            file => file.Review,
            (file, value) => file with { Review = value },
            "The reviewer, as in a manifest.")
        .Value(
            "prices",
            PriceShape.Map,
            file => file.Prices,
            (file, value) => file with { Prices = value },
            "Prices by model, as in a manifest.");
}
