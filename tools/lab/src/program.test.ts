import { describe, expect, test, vi } from 'vitest';
import type { RoundPlan } from './draw/round.js';
import { program } from './program.js';

async function printed(...args: readonly string[]): Promise<string> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await program().parseAsync(args, { from: 'user' });
  const text = log.mock.calls.flat().join('\n');
  log.mockRestore();
  return text;
}

describe('the command line', () => {
  test('prints what is drawn, the same each time', async () => {
    const args = [
      'plan',
      '--rounds',
      '2',
      '--first-round',
      '3',
      '--seed',
      '7',
      '--rounds-per-configuration',
      '2',
    ];
    const plans: RoundPlan[] = JSON.parse(await printed(...args));
    expect(plans.map(({ seed, round, configuration }) => [seed, round, configuration.number])).toEqual([
      [7, 3, 2],
      [7, 4, 2],
    ]);
    expect(JSON.parse(await printed(...args))).toEqual(plans);
  });

  test.each([
    [['run'], '--out'],
    [['run', '--out', 'x', '--rounds', '0'], 'whole number'],
    [['run', '--out', 'x', '--roles', 'Toaster'], 'ActiveDirectoryController'],
    [['plan', '--seed', 'x'], 'whole number'],
  ])('refuses %j', async (args, message) => {
    const lab = program();
    for (const command of [lab, ...lab.commands]) {
      command.exitOverride().configureOutput({ writeErr: () => undefined });
    }
    await expect(lab.parseAsync(args, { from: 'user' })).rejects.toThrow(message);
  });
});
