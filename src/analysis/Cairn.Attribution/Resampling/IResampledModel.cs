using Cairn.Model.Journeys;

namespace Cairn.Attribution.Resampling;

/// <summary>A model whose credits can be worked out for many resamples of the people in the same pass.</summary>
internal interface IResampledModel
{
    /// <summary>Takes a journey in as often as each resample holds it. The model has observed it before.</summary>
    void Resample(in Journey journey, ReplicateDraws draws);

    /// <summary>The credits in each resample; null where they outgrew a bound. After the model is finished.</summary>
    ReplicateLedger? FinishResamples(NameIndex players);
}
