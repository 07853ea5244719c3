import { type ConversationRecord, servicePort } from '../conversations/conversation-record.js';
import { sample, seededRandom } from './seeded-random.js';
import type { ViewOptions } from './view-options.js';

/** Some of a device's conversations. */
export interface ConversationView {
  readonly name: string;
  readonly conversations: readonly ConversationRecord[];
}

/** The views of a device that are subsets of its conversations. */
export function conversationViews(
  conversations: readonly ConversationRecord[],
  { onePeer = 0, twoPeers = 0, oneConversation = 0, oneService = 0, shares = [], unicastOnly }: ViewOptions,
  seed: number,
): ConversationView[] {
  const random = seededRandom(seed);
  const byPeer = groups(conversations, ({ peerAddress }) => peerAddress);
  const byService = groups(
    conversations,
    (record) => `${record.part} ${record.transport} ${servicePort(record)}`,
  );
  const single = conversations.filter(({ peerScope }) => peerScope === 'inside' || peerScope === 'outside');
  const views = [
    ...sample(byPeer, onePeer, random).map((view) => ({ name: 'one peer', conversations: view })),
    ...pairs(byPeer, twoPeers, random).map((view) => ({ name: 'two peers', conversations: view })),
    ...sample(conversations, oneConversation, random).map((view) => ({
      name: 'one conversation',
      conversations: [view],
    })),
    ...sample(byService, oneService, random).map((view) => ({ name: 'one service', conversations: view })),
    ...shares.map((share) => ({
      name: `${Math.round(100 * share)} % of conversations`,
      conversations: sample(conversations, Math.ceil(share * conversations.length), random),
    })),
    ...(unicastOnly ? [{ name: 'unicast only', conversations: single }] : []),
  ];
  return views.filter((view) => view.conversations.length > 0);
}

function groups<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = found.get(key);
    if (group === undefined) found.set(key, [item]);
    else group.push(item);
  }
  return [...found.values()];
}

function pairs<T>(all: readonly T[][], count: number, random: () => number): T[][] {
  if (all.length < 3) return [];
  return Array.from({ length: count }, () => sample(all, 2, random).flat());
}
