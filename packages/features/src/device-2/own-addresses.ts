import type { InsideAndOutside } from '../profile/inside-and-outside.js';
import { flag, magnitude, profileFeatures, share } from '../schema/profile-features.js';

const MOST = 32;

/** Whose packets a device sends: its own, or those of many. */
export const ownAddresses = profileFeatures([
  magnitude(
    'own_inside',
    'Distinct addresses inside that it sends from or is spoken to by',
    MOST,
    ({ gateway }) => gateway.ownAddresses.inside,
  ),
  magnitude(
    'own_outside',
    'Distinct addresses outside that it sends from or is spoken to by',
    MOST,
    ({ gateway }) => gateway.ownAddresses.outside,
  ),
  magnitude('sources', 'Distinct addresses that it sends from', MOST, ({ gateway }) =>
    total(gateway.sourceAddresses),
  ),
  magnitude(
    'networks_inside',
    'Distinct networks inside (/24, /64) of the addresses that it sends from',
    8,
    ({ gateway }) => gateway.sourceNetworks.inside,
  ),
  magnitude(
    'networks_outside',
    'Distinct networks outside (/24, /64) of the addresses that it sends from',
    8,
    ({ gateway }) => gateway.sourceNetworks.outside,
  ),
  flag(
    'passes_on',
    '1 if the device sends from addresses of several networks outside, of outside and inside, or from several whose packets have come hops already.',
    ({ gateway: { sourceNetworks, distantAddresses } }) => {
      const { inside, outside } = sourceNetworks;
      return outside >= 2 || (outside > 0 && inside > 0) || total(distantAddresses) >= 2;
    },
  ),
  share(
    'distant_share',
    'Share of the addresses that it sends from whose packets have come hops already',
    ({ gateway }) => [total(gateway.distantAddresses), total(gateway.sourceAddresses)],
  ),
  magnitude(
    'hop_counts',
    'Distinct numbers of hops that its packets have come',
    16,
    ({ gateway }) => gateway.hopCounts,
  ),
  flag('claims_known', '1 if the device claimed an address by ARP.', ({ gateway }) => {
    return gateway.unclaimedAddresses !== undefined;
  }),
  magnitude(
    'unclaimed',
    'Distinct addresses that it sends from and did not claim by ARP, though it claimed others',
    MOST,
    ({ gateway }) => gateway.unclaimedAddresses ?? 0,
  ),
  flag(
    'local_mac',
    '1 if the MAC address is locally administered: made up, not given out by a vendor.',
    ({ hasLocalMac }) => hasLocalMac ?? false,
  ),
]);

function total({ inside, outside }: InsideAndOutside): number {
  return inside + outside;
}
