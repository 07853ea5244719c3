import { addressOf, multicast, solicitedNode } from '../network/destination.js';
import type { Scene } from '../simulation/scene.js';
import { ICMPV6_TYPE, icmpv6Segment } from '../wire/icmp.js';
import { withRouterAlert } from '../wire/ipv6.js';
import { resolve } from './address-resolution.js';

/** Gives itself an IPv6 address of the link, and looks for a router. */
export interface ConfigureIpv6 {
  readonly does: 'configure-ipv6';
}

const ALL_NODES = multicast('ff02::1');
const ALL_ROUTERS = multicast('ff02::2');
const MLDV2_ROUTERS = multicast('ff02::16');
const UNSPECIFIED = '::';
/** RFC 4861: whoever sees another hop limit knows that a router passed the packet on. */
const NEVER_FORWARDED = { version: 6, timeToLive: 255 } as const;
/** RFC 3810: reports do not leave the link. */
const LISTENER_REPORT = { version: 6, timeToLive: 1 } as const;

/** Bytes behind the first eight of each message. */
const LENGTH = { listenerReport: 20, target: 16, linkAddress: 8, routerAdvertisement: 56 } as const;

/** Duplicate address detection, listener reports, and router discovery (RFC 4861, 4862, 3810). */
export function configureIpv6(scene: Scene, time: number): void {
  const { actor, network, capture, random } = scene;
  const { router } = network;
  const report = withRouterAlert(icmpv6Segment(ICMPV6_TYPE.multicastListenerReport, LENGTH.listenerReport));
  const unconfigured = { sourceIp: UNSPECIFIED };

  capture.ip(time, actor, MLDV2_ROUTERS, report, { ...LISTENER_REPORT, ...unconfigured });
  const detection = time + random.between(0.05, 0.4);
  const duplicate = icmpv6Segment(ICMPV6_TYPE.neighbourSolicitation, LENGTH.target);
  const own = solicitedNode(addressOf(actor, 6));
  capture.ip(detection, actor, own, duplicate, { ...NEVER_FORWARDED, ...unconfigured });

  // Nobody has objected within a second, so the address is taken.
  const configured = detection + 1;
  capture.ip(configured, actor, MLDV2_ROUTERS, report, LISTENER_REPORT);
  const solicitation = icmpv6Segment(ICMPV6_TYPE.routerSolicitation, LENGTH.linkAddress);
  capture.ip(configured + random.between(0.001, 0.05), actor, ALL_ROUTERS, solicitation, NEVER_FORWARDED);

  const advertised = configured + random.between(0.1, 0.5);
  const advertisement = icmpv6Segment(ICMPV6_TYPE.routerAdvertisement, LENGTH.routerAdvertisement);
  capture.ip(advertised, router, ALL_NODES, advertisement, NEVER_FORWARDED);
  resolve(scene, advertised + random.between(0.02, 0.3), router, 6);
}
