import type { DeviceProfile } from '../profile/device-profile.js';
import { flag, magnitude, profileFeatures, share } from '../schema/profile-features.js';
import type { AnyServiceClass } from '../services/service-ports.js';

const WEB: readonly AnyServiceClass[] = ['http', 'https', 'quic'];

/** How a device's conversations go, and with how many. */
export const conversations = profileFeatures([
  magnitude('conversations', 'Conversations', 256, ({ conversations: { total } }) => total),
  share(
    'server_share',
    'Share of the conversations with a peer in which the device is the server',
    ({ conversations: { asServer, asClient } }) => [asServer, asServer + asClient],
  ),
  share(
    'announced_share',
    'Share of the conversations that go to groups or to all',
    ({ conversations: { announced, total } }) => [announced, total],
  ),
  share(
    'tcp_share',
    'Share of the conversations with a peer that are TCP',
    ({ conversations: { tcp, asServer, asClient } }) => [
      Math.min(tcp, asServer + asClient),
      asServer + asClient,
    ],
  ),
  share(
    'only_sent_share',
    'Share of the conversations with a peer in which only the device spoke',
    ({ conversations: { onlySent, asServer, asClient } }) => [onlySent, asServer + asClient],
  ),
  share(
    'only_received_share',
    'Share of the conversations with a peer in which only the peer spoke',
    ({ conversations: { onlyReceived, asServer, asClient } }) => [onlyReceived, asServer + asClient],
  ),
  share(
    'unanswered_share',
    'Share of the attempts to open a TCP connection that were not answered',
    ({ scan: { unanswered, attempted } }) => [unanswered, attempted],
  ),
  share(
    'refused_share',
    'Share of the attempts to open a TCP connection that were refused',
    ({ scan: { refused, attempted } }) => [refused, attempted],
  ),
  flag('is_scanner', '1 if most attempts, of 16 at least, came to nothing.', ({ scan }) => scan.isScanner),
  magnitude('peers_inside', 'Distinct peers inside', 64, ({ peers }) => peers.inside),
  magnitude('peers_outside', 'Distinct peers outside', 64, ({ peers }) => peers.outside),
  share('peers_outside_share', 'Share of the peers that are outside', ({ peers: { inside, outside } }) => [
    outside,
    inside + outside,
  ]),
  magnitude('clients_inside', 'Distinct clients inside', 64, ({ peers }) => peers.clients.inside),
  magnitude('clients_outside', 'Distinct clients outside', 64, ({ peers }) => peers.clients.outside),
  magnitude('servers_inside', 'Distinct servers inside', 64, ({ peers }) => peers.servers.inside),
  magnitude('servers_outside', 'Distinct servers outside', 64, ({ peers }) => peers.servers.outside),
  magnitude('services_served', 'Distinct services that the device answered for', 16, (profile) =>
    servicesOf(profile, 'server'),
  ),
  magnitude('services_used', 'Distinct services whose servers answered the device', 16, (profile) =>
    servicesOf(profile, 'client'),
  ),
  magnitude('web_servers_inside', 'Distinct web servers inside that answered', 16, (profile) =>
    webServers(profile, 'inside'),
  ),
  magnitude('web_servers_outside', 'Distinct web servers outside that answered', 64, (profile) =>
    webServers(profile, 'outside'),
  ),
]);

function servicesOf({ services }: DeviceProfile, wanted: 'client' | 'server'): number {
  return services.filter(({ part, answered, port }) => part === wanted && answered > 0 && port !== undefined)
    .length;
}

function webServers({ services }: DeviceProfile, where: 'inside' | 'outside'): number {
  const numbers = services
    .filter(({ part, class: serviceClass }) => part === 'client' && WEB.includes(serviceClass))
    .map(({ answeredPeers }) => answeredPeers[where]);
  return Math.max(0, ...numbers);
}
