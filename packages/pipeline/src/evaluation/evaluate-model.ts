import { type ClassificationReport, classificationReport } from '@networkml/mlp';
import type { RoleModel } from '@networkml/models';
import { categoryOf, UNKNOWN } from '@networkml/roles';
import type { LabelledData } from '../labels/labelled-data.js';
import { PipelineError } from '../pipeline-error.js';
import { type Drift, DriftSums } from '../verdict/drift.js';
import { rolesOf } from '../verdict/role-probabilities.js';
import { judge, type Verdict } from '../verdict/verdict.js';

/** A label that a model does not know, with its devices. */
export interface UnanswerableLabel {
  readonly label: string;
  readonly devices: number;
  /** Those of them that the model names all the same, necessarily wrongly. */
  readonly named: number;
}

/** How well a model tells the roles of labelled devices, as it would answer for them. */
export interface ModelEvaluation {
  /** Labelled devices whose label the model knows. */
  readonly devices: number;
  /** Those of them that are given a role, or a category where the role cannot be told. */
  readonly named: number;
  readonly namedByCategory: number;
  /** Those that are named rightly, by role or category. */
  readonly right: number;
  readonly rightByCategory: number;
  /** Those of which the captures hold too little, and those that are Unknown for another reason. */
  readonly insufficientData: number;
  readonly unknown: number;
  /** Share of the devices that are named, 0 to 1. */
  readonly coverage: number;
  /** Share of the named devices that are named rightly; null if none is named. */
  readonly precision: number | null;
  /** Share of the devices whose role is told rightly: Unknown is wrong, and so is a category alone. */
  readonly accuracy: number;
  /** Labels that the model cannot answer; their devices count nowhere else. */
  readonly unanswerable: readonly UnanswerableLabel[];
  /** Scores of the roles that are said, where `Unknown` is a wrong answer. */
  readonly report: ClassificationReport;
  /** Scores of the most probable roles, whether the model trusts them or not. */
  readonly mostProbable: ClassificationReport;
  /** How unlike the training data the devices are; null if the model does not know. */
  readonly drift: Drift | null;
}

/**
 * Scores a model on labelled devices that it should not have been trained on, by the verdicts that it gives in
 * predictions.
 *
 * @throws {@link PipelineError} if the model knows none of the labels
 */
export function evaluate(model: RoleModel, data: LabelledData): ModelEvaluation {
  const verdicts: Verdict[] = [];
  const drift = new DriftSums(model);
  const { columns } = data.inputs;
  const inputsOf = (first: number, end: number) => ({
    data: data.inputs.data.subarray(first * columns, end * columns),
    rows: end - first,
    columns,
  });
  for (const part of judge(model, data.rows, inputsOf)) {
    verdicts.push(...part.verdicts);
    drift.add(part);
  }
  const roles = rolesOf(model);
  const devices = verdicts.map((verdict, row) => ({ label: data.roles[row] ?? '', verdict }));
  const answerable = devices.filter(({ label }) => roles.includes(label));
  if (answerable.length === 0) throw noAnswerableLabel(model, data.roles);
  return {
    ...tally(answerable),
    unanswerable: unanswerableLabels(devices.filter(({ label }) => !roles.includes(label))),
    report: reportOf(answerable, ({ role }) => role),
    mostProbable: reportOf(answerable, ({ roles: [top] }) => top?.role ?? UNKNOWN),
    drift: drift.drift() ?? null,
  };
}

interface JudgedLabel {
  readonly label: string;
  readonly verdict: Verdict;
}

function tally(devices: readonly JudgedLabel[]) {
  const count = (is: (device: JudgedLabel) => boolean) => devices.filter(is).length;
  const namedByCategory = count(({ verdict }) => isByCategory(verdict));
  const rightByCategory = count(
    ({ label, verdict }) => isByCategory(verdict) && verdict.category === categoryOf(label),
  );
  const namedByRole = count(({ verdict }) => verdict.role !== UNKNOWN);
  const rightByRole = count(({ label, verdict }) => verdict.role === label);
  const named = namedByRole + namedByCategory;
  const right = rightByRole + rightByCategory;
  const insufficientData = count(({ verdict }) => verdict.status === 'insufficient-data');
  return {
    devices: devices.length,
    named,
    namedByCategory,
    right,
    rightByCategory,
    insufficientData,
    unknown: devices.length - named - insufficientData,
    coverage: named / devices.length,
    precision: named === 0 ? null : right / named,
    accuracy: rightByRole / devices.length,
  };
}

function isByCategory({ role, category }: Verdict): boolean {
  return role === UNKNOWN && category !== null;
}

function reportOf(
  devices: readonly JudgedLabel[],
  answer: (verdict: Verdict) => string,
): ClassificationReport {
  const labels = devices.map(({ label }) => label);
  const answers = devices.map(({ verdict }) => answer(verdict));
  const roles = [...new Set([...labels, ...answers])].filter((role) => role !== UNKNOWN);
  return classificationReport(labels, answers, roles);
}

function unanswerableLabels(devices: readonly JudgedLabel[]): UnanswerableLabel[] {
  return [...new Set(devices.map(({ label }) => label))].sort().map((label) => {
    const ofLabel = devices.filter((device) => device.label === label);
    const named = ofLabel.filter(({ verdict }) => verdict.role !== UNKNOWN).length;
    return { label, devices: ofLabel.length, named };
  });
}

function noAnswerableLabel(model: RoleModel, labels: readonly string[]): PipelineError {
  const some = [...new Set(labels)].slice(0, 3).join(', ');
  return new PipelineError(
    'unanswerable-labels',
    `model ${model.id} knows none of the labels (${some} ...): it tells ${rolesOf(model).slice(0, 3).join(', ')} ...; give labels of its roles, or a model of these labels`,
  );
}
