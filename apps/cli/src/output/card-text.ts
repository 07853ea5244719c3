import type { RoleModel } from '@networkml/pipeline';
import { displayName, rolesOf } from '@networkml/pipeline';
import { type Fact, factLines } from './fact-lines.js';
import { crossValidationTables } from './score-tables.js';

/** A model and its card, for people. */
export function cardText(model: RoleModel): string {
  const { id, schema, classifier, unknownRule, leastPackets, card } = model;
  const { description, data, notFor, training } = card;
  const network = [
    schema.modelFeatures.length,
    ...classifier.classifier.parameters.hiddenLayerSizes,
    classifier.classes.length,
  ];
  const facts: Fact[] = [
    ['Model', id],
    ['Tells', description],
    ['Data', data],
    ['Not for', notFor],
    ['Roles', rolesOf(model).map(displayName).join(', ')],
    ['Features', schema.id],
    ['Network', network.join(' → ')],
    ['Unknown', unknownText(unknownRule)],
    ['Needs', `${leastPackets} ${leastPackets === 1 ? 'packet' : 'packets'} of a device`],
  ];
  if (training !== null) {
    facts.push(
      [
        'Trained on',
        `${training.rows} devices of ${training.captures} captures, ${training.from ?? '?'} to ${training.to ?? '?'}`,
      ],
      ['Data digest', `SHA-256 ${training.dataDigest}`],
      ['Seed', String(training.seed)],
    );
  }
  const lines = factLines(facts);
  return training === null ? lines : `${lines}\n${crossValidationTables(training.crossValidation)}`;
}

function unknownText(rule: RoleModel['unknownRule']): string {
  switch (rule.kind) {
    case 'novelty':
      return `if a device lies farther from the training data than ${rule.threshold.toFixed(1)}, which 5 % of known devices do`;
    case 'top-probability':
      return `if the top probability is at most ${rule.threshold}`;
    case 'deepest-node':
      return 'if neither the role nor its category is as probable as it has to be';
  }
}
