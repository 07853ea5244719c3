import { categoryOf, decide, rankRoles } from '@networkml/roles';
import { expect, test } from 'vitest';
import { type HeldOutAnswer, namingRule } from './naming-thresholds.js';

const ROLES = ['DatabaseServer', 'Printer', 'WebServer'];

/** So many devices of a role, of which a model says these probabilities. */
function devices(count: number, role: string, ...probabilities: readonly number[]): HeldOutAnswer[] {
  const ranked = rankRoles(ROLES, probabilities);
  return Array.from({ length: count }, () => ({ role, category: categoryOf(role), ranked, weight: 1 }));
}

test('a role is named from where on enough of the answers are right', () => {
  const answers = [...devices(60, 'Printer', 0.05, 0.9, 0.05), ...devices(20, 'WebServer', 0.1, 0.7, 0.2)];
  const rule = namingRule(answers, 0.95);
  expect(rule.roles.Printer).toBe(0.9);
  expect(decide(rankRoles(ROLES, [0.1, 0.7, 0.2]), rule).role).toBe('Unknown');
});

test('a category is named where its roles are mistaken for one another', () => {
  const answers = [
    ...devices(30, 'WebServer', 0.45, 0.05, 0.5),
    ...devices(30, 'DatabaseServer', 0.45, 0.05, 0.5),
  ];
  const rule = namingRule(answers, 0.95);
  expect(decide(rankRoles(ROLES, [0.45, 0.05, 0.5]), rule)).toMatchObject({
    role: 'Unknown',
    category: 'Server',
  });
});

test('a few right answers alone prove nothing', () => {
  const rule = namingRule(devices(1, 'Printer', 0, 1, 0), 0.97);
  expect(decide(rankRoles(ROLES, [0, 1, 0]), rule)).toMatchObject({ role: 'Unknown', category: null });
});
