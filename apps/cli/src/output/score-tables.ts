import {
  displayName,
  type ModelCard,
  type ModelEvaluation,
  type RecipeEvaluation,
} from '@networkml/pipeline';
import { factLines } from './fact-lines.js';
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

/** Scores of each role and their averages, and the confusion matrix, for people. */
function reportTables(report: Report): string {
  const roles = report.classes.map(({ label, ...scores }) => ({ role: label, ...scores }));
  return `${scoreTable(report, roles)}\n${confusionTable(report.confusion)}`;
}

/** How many devices a model names and how rightly, then scores and confusion matrix of what it says. */
export function modelEvaluationTables(evaluation: Omit<ModelEvaluation, 'drift'>): string {
  return `${namingLines(evaluation)}\n${reportTables(evaluation.report)}`;
}

function namingLines(evaluation: Omit<ModelEvaluation, 'drift'>): string {
  const { devices, named, namedByCategory, right, insufficientData, unknown, mostProbable } = evaluation;
  const byCategory = namedByCategory === 0 ? '' : `, ${namedByCategory} of them by category alone`;
  return factLines([
    ['Coverage', `${percent(evaluation.coverage)}: ${named} of ${devices} devices are named${byCategory}`],
    [
      'Precision',
      evaluation.precision === null
        ? 'none is named'
        : `${percent(evaluation.precision)}: ${right} of ${named} named devices rightly`,
    ],
    [
      'Accuracy',
      `${percent(evaluation.accuracy)} of all devices, where Unknown or a category alone is wrong`,
    ],
    ['Not named', `${insufficientData} with too little data, ${unknown} Unknown`],
    [
      'If all were named',
      `${percent(mostProbable.accuracy)} of the most probable roles are right, macro F1 ${mostProbable.macro.f1.toFixed(3)}`,
    ],
  ]);
}

/** Scores and confusion matrix of a recipe, with the score of each fold. */
export function recipeEvaluationTables({ scores, report }: RecipeEvaluation): string {
  return `Weighted F1 of each fold: ${scores.map((score) => score.toFixed(3)).join(' ')}\n\n${accuracyLine(report.accuracy)}\n${reportTables(report)}`;
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
    `Weighted F1 in ${folds}-fold cross-validation, beginnings of captures among the rows\n\n${textTable(columns, rows)}`,
    `Hidden layers ${chosen.join(', ')}, whole captures that training had not seen\n\n${scoreTable(crossValidation, classes)}\n${accuracyLine(crossValidation.accuracy)}`,
  ].join('\n');
}

function scoreTable(
  { macro, weighted }: Pick<Report, 'macro' | 'weighted'>,
  roles: readonly RoleScores[],
): string {
  const devices = roles.reduce((sum, { support }) => sum + support, 0);
  return textTable(ROLE_COLUMNS, [
    ...roles.map(scoreRow),
    scoreRow({ role: 'Macro average', ...macro, support: devices }),
    scoreRow({ role: 'Weighted average', ...weighted, support: devices }),
  ]);
}

function accuracyLine(accuracy: number): string {
  return `Most probable role right, nothing refused: ${percent(accuracy)}\n`;
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
