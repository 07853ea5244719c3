import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conversation } from '../../test-support/profiles.js';
import type { ConversationRecord } from '../conversations/conversation-record.js';
import type { LinkObservations } from '../conversations/link-observations.js';
import { profileSentence } from './profile-sentence.js';
import { deviceProfile } from './profile-tally.js';

const SUBJECT = { key: '10.0.0.1', hasLocalMac: undefined };

function sentence(conversations: readonly ConversationRecord[], link?: LinkObservations): string {
  return profileSentence(deviceProfile(SUBJECT, conversations, link));
}

function served(port: number, client: number): ConversationRecord {
  return conversation({
    part: 'server',
    ownPort: port,
    peerPort: 40_000,
    peerAddress: `10.0.1.${client}`,
    peerScope: 'inside',
  });
}

const LINK: LinkObservations = {
  sent: {},
  received: {},
  frames: { unicast: 1, multicast: 1, broadcast: 0 },
  arpTargets: 0,
  claimedAddresses: [],
  otherAddresses: [],
};

describe('a profile in words', () => {
  test('a domain controller: what it answers, and whom; and whom it asks', () => {
    const clients = [1, 2, 3, 4, 5, 6];
    const answered = clients.flatMap((client) => [88, 389, 445].map((port) => served(port, client)));
    const asked = conversation({
      transport: 'udp',
      peerPort: 53,
      peerAddress: '10.0.0.53',
      peerScope: 'inside',
    });
    expect(sentence([...answered, asked])).toBe(
      'answers Kerberos, LDAP and SMB of 6 clients; uses DNS of one server',
    );
  });

  test('a workstation: how many servers outside', () => {
    const web = ['1.1.1.1', '1.0.0.1', '8.8.8.8'].map((peerAddress) =>
      conversation({ peerAddress, operatingSystem: 'windows' }),
    );
    expect(sentence(web)).toBe('uses HTTPS of 3 servers outside; speaks TCP like Windows');
  });

  test('a switch: by what it sends beside conversations', () => {
    expect(sentence([], { ...LINK, sent: { spanning_tree: 10, lldp: 1, arp_request: 3 } })).toBe(
      'sends LLDP and spanning tree (STP, RSTP, PVST+)',
    );
  });

  test('a gateway: whose packets it passes on', () => {
    const others = ['1.1.1.1', '8.8.8.8'].map((ownAddress) =>
      conversation({ ...served(443, 1), ownAddress, ownScope: 'outside' }),
    );
    expect(sentence(others)).toBe('passes on packets of 2 addresses outside; answers HTTPS of one client');
  });

  test('a scanner does not use what it tries', () => {
    const attempts = Array.from({ length: 100 }, (_, port) =>
      conversation({ peerPort: port + 1, isAnswered: false, isRefused: true, bytesReceived: 0 }),
    );
    expect(sentence(attempts)).toBe('scans: 100 of 100 attempts at 100 ports of one address came to nothing');
  });

  test('what was not answered is told apart from what was', () => {
    expect(sentence([conversation(), conversation({ peerPort: 22, isAnswered: false })])).toBe(
      'uses HTTPS of one server outside; asks for SSH in vain',
    );
  });

  test('more than a few services are counted', () => {
    const ports = [21, 22, 23, 25, 80, 110, 143];
    expect(sentence(ports.map((port) => served(port, 1)))).toBe(
      'answers FTP, HTTP, IMAP, POP3, SMTP and 2 more of one client',
    );
  });

  test('silence is said to be silence', () => {
    expect(sentence([])).toBe('was not seen to send anything');
  });

  test('there is always something to say, and never a number that is none', () => {
    const records = fc.array(
      fc.record({
        peerPort: fc.nat(65_535),
        ownPort: fc.nat(65_535),
        isAnswered: fc.boolean(),
        part: fc.constantFrom('client' as const, 'server' as const),
        transport: fc.constantFrom('tcp' as const, 'udp' as const, 'sctp' as const),
        peerScope: fc.constantFrom('inside' as const, 'outside' as const, 'group' as const, 'all' as const),
      }),
    );
    fc.assert(
      fc.property(records, (parts) => {
        expect(sentence(parts.map(conversation))).toMatch(/^(?!.*(undefined|NaN|null)).+$/);
      }),
    );
  });
});
