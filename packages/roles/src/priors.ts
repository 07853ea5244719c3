import { CATEGORIES, categoryOf } from './taxonomy.js';

/** How common the categories are in a kind of network: shares that sum to 1. */
export type CategoryShares = Readonly<Record<string, number>>;

/** What is assumed of a network before a device is seen. */
export const PRIORS = {
  office: {
    ...{ Server: 0.17, Workstation: 0.5, Mobile: 0.08, Printer: 0.06, NetworkEquipment: 0.08 },
    ...{ Industrial: 0.01, Telephony: 0.06, Media: 0.02, SmartHome: 0.02 },
  },
  home: {
    ...{ Server: 0.02, Workstation: 0.18, Mobile: 0.2, Printer: 0.03, NetworkEquipment: 0.08 },
    ...{ Industrial: 0.01, Telephony: 0.01, Media: 0.17, SmartHome: 0.3 },
  },
  plant: {
    ...{ Server: 0.08, Workstation: 0.14, Mobile: 0.01, Printer: 0.01, NetworkEquipment: 0.12 },
    ...{ Industrial: 0.62, Telephony: 0.005, Media: 0.005, SmartHome: 0.01 },
  },
} as const satisfies Readonly<Record<string, CategoryShares>>;

/** Name of a prior: one of {@link PRIORS}, or `flat`, where every role is as common as any other. */
export type PriorName = keyof typeof PRIORS | 'flat';

/** The names of the priors. */
export const PRIOR_NAMES: readonly PriorName[] = ['office', 'home', 'plant', 'flat'];

/**
 * The share of each role under a prior. Within a category the roles stay as common among one another as they were in the
 * training data; a role that the taxonomy does not know is as common as it was.
 *
 * @param trained the share of each role in the training data, which sum to 1
 */
export function roleShares(
  prior: PriorName,
  trained: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  if (prior === 'flat') return new Map([...trained.keys()].map((role) => [role, 1 / trained.size]));
  const shares: CategoryShares = PRIORS[prior];
  const sums = new Map(CATEGORIES.map(({ id }) => [id, 0]));
  for (const [role, share] of trained) {
    const category = categoryOf(role);
    if (category !== undefined) sums.set(category, (sums.get(category) ?? 0) + share);
  }
  return new Map(
    [...trained].map(([role, share]) => {
      const category = categoryOf(role);
      if (category === undefined) return [role, share];
      return [role, ((shares[category] ?? 0) * share) / (sums.get(category) ?? 1)];
    }),
  );
}
