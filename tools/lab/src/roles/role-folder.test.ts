import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { LAB_FOLDER, RoleFolderError, readRoles } from './role-folder.js';

const folder = mkdtempSync(join(tmpdir(), 'roles-'));
afterAll(() => rmSync(folder, { recursive: true }));

const roles = readRoles();

function rolesOf(description: unknown) {
  mkdirSync(join(folder, 'Toaster'), { recursive: true });
  writeFileSync(join(folder, 'Toaster', 'role.json'), JSON.stringify(description));
  return readRoles(folder);
}

describe('the folder of a role', () => {
  test.each(roles.map((role) => [role.id, role] as const))(
    '%s has a script for all that is done',
    (_, role) => {
      const scripts = [
        ...role.uses.map((use) => `${use.role}/${use.action}.sh`),
        ...role.guestActions.map((action) => `${role.id}/${action}.sh`),
        ...(role.listens.length > 0 ? [`${role.id}/serve.sh`] : []),
        ...role.implementations.map(({ name }) => `${role.id}/${name}.sh`),
      ];
      expect(scripts.filter((script) => !existsSync(join(LAB_FOLDER, 'roles', script)))).toEqual([]);
    },
  );

  test('may leave everything out', () => {
    expect(rolesOf({})).toEqual([
      { id: 'Toaster', packages: [], listens: [], implementations: [], uses: [], guestActions: [] },
    ]);
  });

  test.each([
    ['packages', [1]],
    ['listens', ['80']],
    ['implementations', [{ name: 'nginx', listens: ['80'] }]],
    ['uses', [{ role: 'Printer', action: 'print', weight: 0 }]],
    ['guestActions', 'print'],
  ])('whose %s are wrong is named', (name, value) => {
    expect(() => rolesOf({ [name]: value })).toThrow(RoleFolderError);
  });
});
