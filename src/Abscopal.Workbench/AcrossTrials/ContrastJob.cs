using System.Collections.Immutable;
using Abscopal.Input;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>Sets a single-arm study beside the arms of other trials.</summary>
public static class ContrastJob
{
    /// <summary>Draws data sets of every arm, compares, pools and asks what bias could do.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InvalidInputException">A study cannot be read, or too little was printed.</exception>
    public static ContrastResult Run(ContrastRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        IReadOnlyList<PrognosticRatio> factors = Factors(request.Prognosis, request.Study);
        PatientArm? patients = request.Patients is { } file ? PatientArm.Read(file) : null;
        TrialArm own = patients is null ? ArmDraws.Own(request.Study, request.Endpoint, request.Sets, request.Seed, cancellation) : ArmDraws.OfPatients(request.Study, request.Endpoint, patients.Sample);
        (ImmutableArray<TrialArm> others, ImmutableArray<string> left) = ArmDraws.Others(request.Trials, request.Endpoint, request.Sets, request.Seed);
        if (others.IsEmpty) throw new InvalidInputException(new InputProblem("no arm of the other trials can be drawn", Key: "--with", Allowed: "trials with a row at risk of " + request.Endpoint));
        CheckKeys(request.Patients, others);
        return Contrasts.Of(request, own, others, left, factors, patients, cancellation);
    }

    /// <summary>The factors of a file, or of the one in the study's folder; none where there is neither.</summary>
    internal static IReadOnlyList<PrognosticRatio> Factors(string? file, string study)
    {
        string own = Path.Combine(study, PrognosisFile.Name);
        return file is not null ? PrognosisFile.Read(file) : File.Exists(own) ? PrognosisFile.Read(own) : [];
    }

    private static void CheckKeys(ContrastPatients? patients, ImmutableArray<TrialArm> others)
    {
        string[] printed = [.. others.SelectMany(a => a.Arm.Counts).Select(c => c.Key).Distinct(StringComparer.Ordinal)];
        foreach (MatchedCovariate covariate in patients?.Covariates ?? [])
        {
            if (!printed.Contains(covariate.Key, StringComparer.Ordinal))
                throw new InvalidInputException(new InputProblem($"no trial printed '{covariate.Key}'", Key: "--covariates", Allowed: printed.Length > 0 ? "one of " + string.Join(", ", printed) : "trials with printed counts"));
        }
    }

    private static void Check(ContrastRequest request)
    {
        if (request.Trials.IsEmpty) throw new InvalidInputException(new InputProblem("there is no trial to compare with", Key: "--with", Allowed: "at least one folder"));
        if (request.Horizon is { } horizon && !(horizon > 0)) throw new InvalidInputException(new InputProblem("the horizon is not above 0", Key: "--horizon", Allowed: "months above 0"));
        if (request.Sets is < 2 or > 1000) throw new InvalidInputException(new InputProblem($"{request.Sets} data sets", Key: "--sets", Allowed: "2 to 1000"));
        if (!(request.TreatedBetween.Earliest >= 0 && request.TreatedBetween.Earliest <= request.TreatedBetween.Latest))
            throw new InvalidInputException(new InputProblem("the months of treatment fall", Key: "--treated-between", Allowed: "two months such as 3,9"));
        for (int i = 1; i < request.Cuts.Length; i++)
        {
            if (!(request.Cuts[i] > request.Cuts[i - 1])) throw new InvalidInputException(new InputProblem("the cuts do not increase", Key: "--cuts", Allowed: "increasing months such as 6,12"));
        }

        if (!(request.TauScale > 0 && double.IsFinite(request.TauScale))) throw new InvalidInputException(new InputProblem("the scale is not above 0", Key: "--tau-scale", Allowed: "a number such as 0.5"));
        if (request.Patients is { Landmark: var landmark } && !(landmark > 0)) throw new InvalidInputException(new InputProblem("the landmark is not above 0", Key: "--landmark", Allowed: "months above 0"));
        if (request.Cuts.Concat(request.Landmarks).Any(t => !(t > 0))) throw new InvalidInputException(new InputProblem("a month is 0", Key: "--cuts, --at", Allowed: "months above 0"));
    }
}
