import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEVICE_2 } from '@networkml/features';
import type { FoldRunner } from '@networkml/mlp';
import {
  answersForGroups,
  calibrated,
  deviceOf,
  groupFolds,
  isWhole,
  type LabelledData,
  namingRule,
  parseLabels,
  type RoleModel,
  roleSet,
  rowWeights,
  setQuantiles,
  setThreshold,
  TRANSFER_RECIPE,
} from '@networkml/pipeline';
import { importModel, loadModel, predictCaptures, readLabelledData } from '@networkml/pipeline/node';
import { categoryOf, decide, UNKNOWN } from '@networkml/roles';
import { namedScores, type SaidDevice, scoreText } from './named-scores.js';
import { ruleOfThumb } from './rule-of-thumb.js';

const LAB = fileURLToPath(new URL('../../lab/dataset', import.meta.url));
/** Devices of fewer packets are not scored. */
const LEAST_PACKETS = 8;
const LAB_WEIGHT = 0.25;
const COVERAGE = 0.95;
/** Sources, device types and lab configurations are some 118: each fold leaves out six of them whole. */
const FOLDS = 20;
const WORKSTATION = 'BusinessWorkstation';

/**
 * Scores on captures of real networks. Sources, device types and lab configurations are left out whole, a few at a time:
 * models, thresholds and sets come from the others.
 *
 * @param folder of the captures of real networks; those of IoT SENTINEL lie beside it
 */
export async function realNetworkScores(folder: string, threads: FoldRunner): Promise<void> {
  const labels = join(folder, 'labels.csv');
  const data = await readAll(folder, labels);
  const text = await readFile(labels, 'utf8');
  const confidence = new Map(
    parseLabels(text, labels, { label: 'confidence' }).map((label) => [keyOf(label), label.role]),
  );
  const reason = new Map(
    parseLabels(text, labels, { label: 'rule' }).map((label) => [keyOf(label), label.role]),
  );
  const rows = [...data.rows.keys()].filter((row) => {
    const { packets } = data.rows[row];
    return isWhole(data.rows[row]) && confidence.has(rowKey(data, row)) && packets >= LEAST_PACKETS;
  });
  const general = await generalAnswers(data, threads);
  const contestants: readonly (readonly [string, (row: number) => SaidDevice])[] = [
    ['general, its source left out', (row) => general.get(row) ?? said(data, row, UNKNOWN)],
    ['rule of thumb, else Unknown', (row) => said(data, row, ruleOfThumb(inputsOf(data, row), UNKNOWN))],
    [
      'rule of thumb, else workstation',
      (row) => said(data, row, ruleOfThumb(inputsOf(data, row), WORKSTATION)),
    ],
    ['office', await shipped(data, folder, await loadModel('office'))],
    ['NetworkML 0.6.10', await shipped(data, folder, await original(folder))],
  ];
  console.log(
    `${new Set(rows.map((row) => deviceOf(data.rows[row]))).size} devices of ${LEAST_PACKETS} packets or more\n`,
  );
  for (const [name, answer] of contestants) printScores(name, rows.map(answer));
  const answers = rows.map((row) => ({ row, device: general.get(row) ?? said(data, row, UNKNOWN) }));
  const by = (is: (row: number) => boolean) =>
    answers.filter(({ row }) => is(row)).map(({ device }) => device);
  const tellsPort = (row: number) =>
    /client of|answers|port|\d{2,5} /.test(reason.get(rowKey(data, row)) ?? '');
  printScores(
    'general, documented labels',
    by((row) => confidence.get(rowKey(data, row)) === 'documented'),
  );
  printScores(
    'general, labels told by payload',
    by((row) => !tellsPort(row)),
  );
  printScores('general, labels told by ports too', by(tellsPort));
  printClasses(answers.map(({ device }) => device));
}

async function readAll(folder: string, labels: string): Promise<LabelledData> {
  const homes = join(folder, '..', 'iot-sentinel');
  return readLabelledData([folder, homes, LAB], {
    schema: DEVICE_2,
    views: TRANSFER_RECIPE.views,
    jobs: availableParallelism(),
    labels: [
      { path: labels, label: 'role', group: 'source' },
      { path: join(homes, 'labels.csv'), label: 'role', group: 'device_type' },
      { path: join(LAB, 'labels.csv'), label: 'role', group: 'configuration', weight: LAB_WEIGHT },
    ],
  });
}

/** By row, what is said by a model, a rule and sets that know nothing of the row's group. */
async function generalAnswers(data: LabelledData, threads: FoldRunner): Promise<Map<number, SaidDevice>> {
  const weights = rowWeights(data, TRANSFER_RECIPE);
  const folds = groupFolds(data, FOLDS);
  const heldOut = await answersForGroups(data, weights, folds, TRANSFER_RECIPE, { threads });
  const saidOf = new Map<number, SaidDevice>();
  // One number for all, which no source moves by much.
  const { answers } = calibrated(data, weights, heldOut);
  for (const { test } of folds) {
    const isOther = (row: number) => !test.includes(row);
    const others = answers.filter((_, i) => isOther(heldOut.rows[i]));
    const rule = namingRule(others, TRANSFER_RECIPE.precision);
    const threshold = setThreshold({ id: 'general', setQuantiles: setQuantiles(others) }, COVERAGE);
    heldOut.rows.forEach((row, i) => {
      if (isOther(row)) return;
      const { role, category } = decide(answers[i].ranked, rule);
      saidOf.set(row, {
        ...said(data, row, role),
        category,
        mostProbable: answers[i].ranked[0]?.role ?? UNKNOWN,
        set: roleSet(answers[i].ranked, threshold),
      });
    });
  }
  return saidOf;
}

/** What a shipped model says, which has seen none of these captures. */
async function shipped(
  data: LabelledData,
  folder: string,
  model: RoleModel,
): Promise<(row: number) => SaidDevice> {
  const found = new Map<string, { readonly role: string; readonly mostProbable: string }>();
  for await (const { path, devices } of predictCaptures([folder], { model, jobs: availableParallelism() })) {
    const capture = path.slice(folder.length).replace(/^\//, '');
    for (const { mac, role, roles } of devices) {
      found.set(`${capture}\t${mac ?? ''}`, { role, mostProbable: roles[0]?.role ?? UNKNOWN });
    }
  }
  return (row) => {
    const { role = UNKNOWN, mostProbable = UNKNOWN } = found.get(rowKey(data, row)) ?? {};
    return { ...said(data, row, role), mostProbable };
  };
}

async function original(folder: string): Promise<RoleModel> {
  const files = join(folder, '..', '..', 'models', 'networkml-0.6.10');
  const at = (name: string) => join(files, name);
  return importModel(
    {
      network: at('host_footprint.json'),
      labels: at('host_footprint_le.json'),
      scaler: at('host_footprint_scaler.mod'),
    },
    'networkml-0.6.10',
  );
}

function said(data: LabelledData, row: number, role: string): SaidDevice {
  const { group = '' } = data.rows[row];
  return {
    ...{ source: group, device: deviceOf(data.rows[row]), truth: data.roles[row], role, mostProbable: role },
    ...{ category: categoryOf(role) ?? null, set: null },
  };
}

function inputsOf({ inputs }: LabelledData, row: number): Float64Array {
  return inputs.data.subarray(row * inputs.columns, (row + 1) * inputs.columns);
}

function rowKey({ rows }: LabelledData, row: number): string {
  return `${rows[row].capture}\t${rows[row].device}`;
}

function keyOf({
  capture = '',
  mac = '',
}: {
  readonly capture: string | undefined;
  readonly mac: string | undefined;
}) {
  return `${capture}\t${mac}`;
}

function printScores(name: string, devices: readonly SaidDevice[]): void {
  if (devices.length === 0) return;
  const of = (score: 'named' | 'precision' | 'right' | 'rightByRole' | 'accuracy' | 'categoryAccuracy') =>
    `${scoreText(devices, (drawn) => namedScores(drawn)[score])}, by source ${namedScores(devices, true)[score].toFixed(3)}`;
  const { devices: count, covered, setSize } = namedScores(devices);
  console.log(`${name}: ${count} devices`);
  console.log(`  precision of the named   ${of('precision')}`);
  console.log(`  named rightly            ${of('right')}`);
  console.log(`  … by their role          ${of('rightByRole')}`);
  console.log(`  role, nothing refused    ${of('accuracy')}`);
  console.log(`  category, likewise       ${of('categoryAccuracy')}`);
  if (setSize > 0)
    console.log(
      `  sets at ${COVERAGE}: hold the role ${covered.toFixed(3)}, mean size ${setSize.toFixed(2)}`,
    );
  console.log('');
}

function printClasses(devices: readonly SaidDevice[]): void {
  const print = (
    title: string,
    nodeOf: (device: SaidDevice) => string,
    namedAs: (device: SaidDevice) => string,
  ) => {
    console.log(`${title}: devices, named rightly, precision of what is named so`);
    for (const node of [...new Set(devices.map(nodeOf))].sort()) {
      const of = namedScores(devices.filter((device) => nodeOf(device) === node));
      const asNode = devices.filter((device) => namedAs(device) === node);
      const precision = asNode.length === 0 ? '' : namedScores(asNode).precision.toFixed(2);
      console.log(
        `  ${node.padEnd(28)} ${String(of.devices).padStart(4)}  ${of.right.toFixed(2)}  ${precision}`,
      );
    }
    console.log('');
  };
  print(
    'By category',
    ({ truth }) => categoryOf(truth) ?? '',
    ({ category }) => category ?? '',
  );
  print(
    'By role',
    ({ truth }) => truth,
    ({ role }) => role,
  );
}
