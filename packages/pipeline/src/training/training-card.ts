import type { ClassificationReport } from '@networkml/mlp';
import type { ModelCard } from '@networkml/models';
import packageJson from '../../package.json' with { type: 'json' };
import { isWhole, type LabelledData } from '../labels/labelled-data.js';

/** How a training went. */
export interface TrainingRun {
  readonly seed: number;
  readonly folds: number;
  /** Every architecture that was tried, with the weighted F1 of each fold. */
  readonly candidates: readonly {
    readonly hiddenLayerSizes: readonly number[];
    readonly scores: readonly number[];
  }[];
  readonly chosen: readonly number[];
  /** Of what was held out. */
  readonly report: ClassificationReport;
}

/** What a model's card tells of its training. */
export function trainingCard(
  { digest, rows, span }: LabelledData,
  { seed, folds, candidates, chosen, report }: TrainingRun,
): ModelCard['training'] {
  const { accuracy, macro, weighted, classes } = report;
  return {
    dataDigest: digest,
    captures: new Set(rows.map(({ capture }) => capture)).size,
    rows: rows.filter(isWhole).length,
    roles: classes.map(({ label, support }) => ({ role: label, rows: support })),
    seed,
    version: packageJson.version,
    from: isoTime(span?.first),
    to: isoTime(span?.last),
    crossValidation: {
      folds,
      candidates: candidates.map(({ hiddenLayerSizes, scores }) => ({
        hiddenLayerSizes: [...hiddenLayerSizes],
        scores: [...scores],
        mean: scores.reduce((sum, score) => sum + score, 0) / scores.length,
      })),
      chosen: [...chosen],
      accuracy,
      macro: { ...macro },
      weighted: { ...weighted },
      classes: classes.map(({ label, ...scores }) => ({ role: label, ...scores })),
    },
  };
}

function isoTime(seconds: number | undefined): string | null {
  return seconds === undefined ? null : new Date(seconds * 1000).toISOString();
}
