import type { RoleModel } from '@networkml/pipeline';
import { displayName } from '@networkml/pipeline';
import { type Fact, factLines } from './fact-lines.js';
import { crossValidationTables } from './score-tables.js';

/** A model and its card, for people. */
export function cardText({ id, schema, options, classifier, unknownRule, card }: RoleModel): string {
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
    ['Roles', classifier.classes.map(displayName).join(', ')],
    ['Features', `${schema.id}, IP flags as ${options.ipFlags}`],
    ['Network', network.join(' → ')],
    ['Unknown', `if the top probability is at most ${unknownRule.threshold}`],
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
