namespace Abscopal.Trials.EarlyPhase;

/// <summary>
/// A two-stage design: it stops for futility with <see cref="FirstBound"/> responses or fewer among the first
/// <see cref="FirstSubjects"/>, and rejects the null with more than <see cref="Bound"/> among all <see cref="Subjects"/>.
/// </summary>
/// <param name="FirstBound">r1: this many responses or fewer stop.</param>
/// <param name="FirstSubjects">n1.</param>
/// <param name="Bound">r: this many or fewer in all do not reject.</param>
/// <param name="Subjects">n.</param>
/// <param name="Alpha">The exact type I error.</param>
/// <param name="Power">The exact power.</param>
/// <param name="ExpectedSubjects">Expected subjects under the null rate.</param>
/// <param name="EarlyStop">The probability of stopping early under the null rate.</param>
/// <remarks>Source: Simon, Controlled Clinical Trials 10 (1989) 1-10.</remarks>
public sealed record SimonDesign(
    int FirstBound, int FirstSubjects, int Bound, int Subjects, double Alpha, double Power, double ExpectedSubjects, double EarlyStop)
{
    /// <summary>A design with its exact characteristics.</summary>
    /// <param name="firstBound">r1.</param>
    /// <param name="firstSubjects">n1.</param>
    /// <param name="bound">r.</param>
    /// <param name="subjects">n.</param>
    /// <param name="nullRate">The response rate of the null.</param>
    /// <param name="targetRate">The response rate of the alternative.</param>
    public static SimonDesign Of(int firstBound, int firstSubjects, int bound, int subjects, double nullRate, double targetRate)
    {
        DesignCheck.Probability(nullRate, "nullRate");
        DesignCheck.Probability(targetRate, "targetRate");
        if (firstSubjects < 1 || firstSubjects >= subjects) throw new DesignException("firstSubjects", $"is {firstSubjects} of {subjects}", "1 or more, fewer than all");
        if (firstBound < -1 || firstBound >= firstSubjects) throw new DesignException("firstBound", $"is {firstBound}", $"-1 (never stops) to {firstSubjects - 1}");
        if (bound < 0 || bound >= subjects) throw new DesignException("bound", $"is {bound}", $"0 to {subjects - 1}");
        double stop = new BinomialTable(firstSubjects, nullRate).AtMost(firstBound);
        return new SimonDesign(
            firstBound, firstSubjects, bound, subjects,
            Rejects(firstBound, firstSubjects, bound, subjects, nullRate),
            Rejects(firstBound, firstSubjects, bound, subjects, targetRate),
            firstSubjects + ((1 - stop) * (subjects - firstSubjects)), stop);
    }

    /// <summary>The probability that the null is rejected.</summary>
    /// <param name="rate">The true response rate.</param>
    public double RejectionProbability(double rate)
    {
        DesignCheck.Probability(rate, "rate");
        return Rejects(FirstBound, FirstSubjects, Bound, Subjects, rate);
    }

    /// <summary>
    /// The conditional type I error of the plan after the first stage: the error that a changed second stage may spend.
    /// </summary>
    /// <param name="firstResponses">Responses of the first stage.</param>
    /// <param name="nullRate">The response rate of the null.</param>
    /// <remarks>Source: Englert and Kieser, Biometrical Journal 54 (2012) 741-757.</remarks>
    public double ConditionalError(int firstResponses, double nullRate)
    {
        DesignCheck.Probability(nullRate, "nullRate");
        if (firstResponses < 0 || firstResponses > FirstSubjects) throw new DesignException("firstResponses", $"is {firstResponses}", $"0 to {FirstSubjects}");
        return firstResponses <= FirstBound ? 0 : 1 - new BinomialTable(Subjects - FirstSubjects, nullRate).AtMost(Bound - firstResponses);
    }

    /// <summary>
    /// The fewest responses in all that reject after a second stage of another size than planned, so that the type I
    /// error is kept whatever the reason of the change.
    /// </summary>
    /// <param name="firstResponses">Responses of the first stage.</param>
    /// <param name="secondSubjects">Subjects of the second stage as it was.</param>
    /// <param name="nullRate">The response rate of the null.</param>
    /// <returns>The number, or null when no result can reject.</returns>
    public int? RejectFrom(int firstResponses, int secondSubjects, double nullRate)
    {
        double allowed = ConditionalError(firstResponses, nullRate);
        if (secondSubjects < 0) throw new DesignException("secondSubjects", $"is {secondSubjects}", "0 or more");
        if (allowed <= 0) return null;
        var table = new BinomialTable(secondSubjects, nullRate);
        for (int more = 0; more <= secondSubjects; more++)
        {
            if (1 - table.AtMost(more - 1) <= allowed * (1 + 1e-12)) return firstResponses + more;
        }

        return null;
    }

    private static double Rejects(int firstBound, int firstSubjects, int bound, int subjects, double rate)
    {
        var first = new BinomialTable(firstSubjects, rate);
        var second = new BinomialTable(subjects - firstSubjects, rate);
        double sum = 0;
        for (int x = firstBound + 1; x <= firstSubjects; x++) sum += first.Mass(x) * (1 - second.AtMost(bound - x));
        return sum;
    }
}
