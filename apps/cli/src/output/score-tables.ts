import {
  displayName,
  type ModelCard,
  type ModelEvaluation,
  type RecipeEvaluation,
} from '@networkml/pipeline';
import { percent, type TableColumn, textTable } from './text-table.js';

type Report = ModelEvaluation['report'];
type CrossValidation = NonNullable<ModelCard['training']>['crossValidation'];

interface RoleScores {
  readonly role: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly support: number;
}

const ROLE_COLUMNS: readonly TableColumn[] = [
  { title: 'Role' },
  { title: 'Precision', align: 'right' },
  { title: 'Recall', align: 'right' },
  { title: 'F1', align: 'right' },
  { title: 'Devices', align: 'right' },
];

/** Accuracy, scores of each role and their averages, and the confusion matrix, for people. */
function reportTables(report: Report): string {
  const roles = report.classes.map(({ label, ...scores }) => ({ role: label, ...scores }));
  return `${scoreTable(report, roles)}\n${confusionTable(report.confusion)}`;
}

/** Scores and confusion matrix of a model, with the share of devices that the model calls Unknown. */
export function modelEvaluationTables({ report, unknown }: ModelEvaluation): string {
  return `${reportTables(report)}\nUnknown by the model's rule: ${unknown} of ${report.rows} devices\n`;
}

/** Scores and confusion matrix of a recipe, with the score of each fold. */
export function recipeEvaluationTables({ scores, report }: RecipeEvaluation): string {
  return `Weighted F1 of each fold: ${scores.map((score) => score.toFixed(3)).join(' ')}\n\n${reportTables(report)}`;
}

/** What cross-validation said of each architecture, and of each role with the one that was chosen. */
export function crossValidationTables(crossValidation: CrossValidation): string {
  const { folds, candidates, chosen, classes } = crossValidation;
  const columns: TableColumn[] = [
    { title: 'Hidden layers' },
    ...Array.from({ length: folds }, (_, fold) => ({ title: `Fold ${fold + 1}`, align: 'right' as const })),
    { title: 'Mean', align: 'right' },
  ];
  const rows = candidates.map(({ hiddenLayerSizes, scores, mean }) => [
    hiddenLayerSizes.join(', '),
    ...scores.map((score) => score.toFixed(3)),
    mean.toFixed(3),
  ]);
  return [
    `Weighted F1 in ${folds}-fold cross-validation\n\n${textTable(columns, rows)}`,
    `Hidden layers ${chosen.join(', ')}, rows that training had not seen\n\n${scoreTable(crossValidation, classes)}`,
  ].join('\n');
}

function scoreTable(
  { accuracy, macro, weighted }: Pick<Report, 'accuracy' | 'macro' | 'weighted'>,
  roles: readonly RoleScores[],
): string {
  const devices = roles.reduce((sum, { support }) => sum + support, 0);
  const table = textTable(ROLE_COLUMNS, [
    ...roles.map(scoreRow),
    scoreRow({ role: 'Macro average', ...macro, support: devices }),
    scoreRow({ role: 'Weighted average', ...weighted, support: devices }),
  ]);
  return `${table}\nAccuracy: ${percent(accuracy)} of ${devices} devices\n`;
}

function scoreRow({ role, precision, recall, f1, support }: RoleScores): string[] {
  return [displayName(role), ...[precision, recall, f1].map((score) => score.toFixed(3)), String(support)];
}

function confusionTable({ labels, counts }: Report['confusion']): string {
  const columns: TableColumn[] = [
    { title: 'Is \\ taken for' },
    ...labels.map((label) => ({ title: displayName(label), align: 'right' as const })),
  ];
  return textTable(
    columns,
    labels.map((label, i) => [displayName(label), ...counts[i].map(String)]),
  );
}
