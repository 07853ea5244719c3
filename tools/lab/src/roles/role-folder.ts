import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlannedRole, Use } from '../draw/round.js';

/** One of the programs that can serve what a role serves. */
interface Implementation {
  /** Name of its script, without its ending. */
  readonly name: string;
  /** Ports that listen once it is up, beside those of the role. */
  readonly listens: readonly string[];
}

/** A role as its folder describes it; scripts lie beside the description. */
export interface LabRole extends PlannedRole {
  /** Debian packages that it and those who use it need. */
  readonly packages: readonly string[];
  /** Ports that listen once it is up, whatever serves, as `tcp/80`. */
  readonly listens: readonly string[];
  readonly implementations: readonly Implementation[];
}

/** A role's folder that cannot be read. */
export class RoleFolderError extends Error {
  override readonly name = 'RoleFolderError';

  constructor(
    readonly folder: string,
    readonly expected: string,
  ) {
    super(`${folder}: expected ${expected}`);
  }
}

/** Where the lab's scripts lie: one folder a role in `roles`, and what all devices have in `machine`. */
export const LAB_FOLDER = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../..' : '..', import.meta.url),
);

/** All roles, in the order of their names. @throws {@link RoleFolderError} */
export function readRoles(folder: string = join(LAB_FOLDER, 'roles')): LabRole[] {
  return readdirSync(folder)
    .sort()
    .map((id) => readRole(join(folder, id), id));
}

function readRole(folder: string, id: string): LabRole {
  const description: unknown = JSON.parse(readFileSync(join(folder, 'role.json'), 'utf8'));
  if (typeof description !== 'object' || description === null) {
    throw new RoleFolderError(folder, 'an object in role.json');
  }
  const field = <T>(name: string, isItem: (value: unknown) => value is T): T[] => {
    const value: unknown = Reflect.get(description, name) ?? [];
    if (Array.isArray(value) && value.every(isItem)) return value;
    throw new RoleFolderError(folder, `"${name}" to be a list as README.md describes`);
  };
  return {
    id,
    packages: field('packages', isString),
    listens: field('listens', isPort),
    implementations: field('implementations', isImplementation),
    uses: field('uses', isUse),
    guestActions: field('guestActions', isString),
  };
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isPort(value: unknown): value is string {
  return typeof value === 'string' && /^(tcp|udp)\/\d+$/.test(value);
}

function isImplementation(value: unknown): value is Implementation {
  if (typeof value !== 'object' || value === null) return false;
  const { name, listens }: Partial<Record<keyof Implementation, unknown>> = value;
  return typeof name === 'string' && Array.isArray(listens) && listens.every(isPort);
}

function isUse(value: unknown): value is Use {
  if (typeof value !== 'object' || value === null) return false;
  const { role, action, weight }: Partial<Record<keyof Use, unknown>> = value;
  return typeof role === 'string' && typeof action === 'string' && typeof weight === 'number' && weight > 0;
}
