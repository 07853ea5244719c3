import type { ViewOptions } from '@networkml/features';
import type { ClassificationReport, FoldRunner } from '@networkml/mlp';
import type { ModelCardText, RoleModel } from '@networkml/models';
import type { LabelledData } from '../labels/labelled-data.js';

/** How far some work has come. */
export interface TrainingProgress {
  /** Steps that are done. */
  readonly step: number;
  readonly steps: number;
  /** What is done next, in words. */
  readonly next: string;
}

/** How work that has folds is done. */
export interface FoldOptions {
  /** Where the folds are done, such as on threads. The results are the same. @defaultValue here, one by one */
  readonly threads?: FoldRunner | undefined;
  /** Called before each step, or the wait for it. */
  readonly onProgress?: ((progress: TrainingProgress) => void) | undefined;
}

/** Options of {@link Training.train}. */
export interface TrainOptions extends FoldOptions {
  /** Short name of the model. */
  readonly id: string;
  /** What people should know of the model. */
  readonly card: ModelCardText;
  /**
   * The role of each label, where labels are finer than roles, such as makes of devices.
   * @defaultValue labels are roles
   */
  readonly roleOfLabel?: ReadonlyMap<string, string> | undefined;
}

/** How well a recipe trains, judged on devices that its models have not seen. */
export interface RecipeEvaluation {
  /** Weighted F1 of each fold. */
  readonly scores: readonly number[];
  /** Scores of all out-of-fold predictions together, whether a model would trust them or not. */
  readonly report: ClassificationReport;
}

/** How models on the features of a schema are trained and judged. */
export interface Training {
  /** Lengths in seconds of the beginnings of captures that are learned besides the whole ones. */
  readonly beginnings: readonly number[];
  /** Partial views of devices that are learned besides the whole ones. @defaultValue none */
  readonly views?: ViewOptions | undefined;

  /**
   * Trains a model. The same data gives the same model, bit for bit, for any number of threads.
   *
   * @param data with the beginnings
   * @throws the errors of `@networkml/mlp`, `SmallClassError` for a label with fewer devices than folds among them
   */
  train(data: LabelledData, options: TrainOptions): Promise<RoleModel>;

  /**
   * Cross-validates: how well models do that are trained in this way, on devices of whole captures that they have not
   * seen. The scores are the same for any number of threads.
   *
   * @param data with the beginnings
   * @throws as {@link train}
   */
  evaluate(data: LabelledData, options?: FoldOptions): Promise<RecipeEvaluation>;
}
