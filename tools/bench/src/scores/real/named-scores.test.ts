import { expect, test } from 'vitest';
import { isRight, namedScores, type SaidDevice } from './named-scores.js';
import { ruleOfThumb } from './rule-of-thumb.js';

const WEB: SaidDevice = {
  ...{ source: 'a', device: 'a 1', truth: 'WebServer', role: 'WebServer', category: 'Server' },
  ...{ mostProbable: 'WebServer', set: ['WebServer'] },
};

test('a category alone is right where the role is of it', () => {
  expect(isRight({ ...WEB, role: 'Unknown' })).toBe(true);
  expect(isRight({ ...WEB, role: 'Unknown', category: 'Printer' })).toBe(false);
  expect(isRight({ ...WEB, role: 'DatabaseServer' })).toBe(false);
});

test('a device counts once in however many captures it is, and a source may count as one device', () => {
  const lost = { ...WEB, device: 'a 2', role: 'Unknown', category: null };
  const wrong = { ...WEB, source: 'b', device: 'b 1', truth: 'Printer' };
  const said = [WEB, WEB, lost, wrong];
  expect(namedScores(said)).toMatchObject({ devices: 3, named: 2 / 3, precision: 0.5, right: 1 / 3 });
  expect(namedScores(said, true)).toMatchObject({ named: 0.75, right: 0.25 });
});

test('the rule of thumb calls everything that serves nothing what it is told to', () => {
  expect(ruleOfThumb(new Float64Array(400), 'BusinessWorkstation')).toBe('BusinessWorkstation');
  expect(ruleOfThumb(new Float64Array(400).fill(1), 'Unknown')).toBe('Gateway');
});
