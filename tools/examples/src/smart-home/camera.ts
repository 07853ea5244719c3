import { tlsHandshake } from '../conversations/tls.js';
import { MDNS_GROUP, SSDP_GROUP } from '../network/destination.js';
import type { Script } from '../simulation/step.js';

/** Root device, its UUID, its type and its service; each twice, since datagrams get lost (UPnP section 1.2.2). */
const SSDP_ALIVE = [273, 273, 282, 282, 313, 313, 319, 319];
const SSDP_GONE = [153, 153, 162, 162, 193, 193, 199, 199];
/** Probes for "Front door camera" as an HTTP, an RTSP and an ONVIF service, and for its host name. */
const MDNS_PROBES = [84, 84, 85, 51];
/** The services with all their records, and the addresses. */
const MDNS_ANNOUNCEMENT = [388, 131];

/** A network camera: UPnP and mDNS announce it at length, its maker's cloud relays it, and it serves pictures. */
export const CAMERA: Script = {
  actor: 'camera',
  startsAt: 70,
  steps: [
    { at: 0, does: 'associate' },
    { at: 1.8, does: 'lease', messageLength: 300 },
    { at: 2.2, does: 'join-groups', groups: [MDNS_GROUP, SSDP_GROUP] },
    { at: 2.5, does: 'lookup', name: 'time.example.net', records: 64 },
    { at: 2.8, does: 'exchange', peer: 'time', port: 123, datagrams: [[48, 48]] },
    // Three probes a quarter of a second apart, and then the announcement (RFC 6762 section 8).
    { at: 4.4, does: 'announce', to: 'mdns', lengths: MDNS_PROBES, times: 3, every: 0.25 },
    { at: 5.4, does: 'announce', to: 'mdns', lengths: MDNS_ANNOUNCEMENT, times: 3, every: 1 },
    { at: 5.5, does: 'join-groups', groups: [SSDP_GROUP] },
    { at: 5.6, does: 'announce', to: 'ssdp', lengths: SSDP_GONE },
    { at: 5.7, does: 'announce', to: 'ssdp', lengths: SSDP_ALIVE, times: 2, every: 4 },
    { at: 8, does: 'lookup', name: 'relay.camera.example.com', records: 32 },
    {
      at: 8.2,
      does: 'connect',
      peer: 'camera-cloud',
      port: 443,
      messages: [...tlsHandshake(2950), ['>', 285], ['<', 517], ['>', 374, 0.3], ['<', 133]],
      closedBy: '>',
    },
    { at: 18, does: 'announce', to: 'ssdp', from: 'any-port', lengths: [137, 101], times: 3, every: 2 },
    // Somebody has opened its page and named it: it is probed for and announced under the new name.
    { at: 24, does: 'join-groups', groups: [MDNS_GROUP] },
    { at: 24.1, does: 'announce', to: 'mdns', lengths: MDNS_PROBES, times: 3, every: 0.25 },
    { at: 25, does: 'announce', to: 'mdns', lengths: MDNS_ANNOUNCEMENT, times: 3, every: 1 },
    { at: 25.5, does: 'announce', to: 'mdns', from: 'any-port', lengths: [52], times: 2 },
    { at: 30, does: 'announce', to: 'ssdp', lengths: SSDP_ALIVE, times: 2, every: 14 },
    { at: 31, does: 'announce', to: 'mdns', lengths: [52, 131, 168], times: 6, every: 4 },
  ],
};

/** The phone's app opens the camera's page over HTTP, and then watches small pictures over RTSP. */
export const CAMERA_APP: Script = {
  actor: 'phone',
  startsAt: 91,
  steps: [
    {
      at: 0,
      does: 'connect',
      peer: 'camera',
      port: 80,
      messages: [
        ['>', 231],
        ['<', 475, 0.03],
        ['>', 512, 0.1],
        ['<', 1720, 0.02],
      ],
      closedBy: '<',
    },
    {
      at: 1,
      does: 'connect',
      peer: 'camera',
      port: 80,
      messages: [
        ['>', 540],
        ['<', 3300, 0.03],
        ['>', 566, 0.6],
        ['<', 430, 0.02],
      ],
      closedBy: '<',
    },
    {
      at: 4,
      does: 'connect',
      peer: 'camera',
      port: 554,
      messages: [
        ['>', 128],
        ['<', 210, 0.01],
        ['>', 158],
        ['<', 640, 0.02],
        ['>', 190],
        ['<', 230, 0.01],
        ['>', 172],
        ['<', 198, 0.02],
        ['<', 3100, 0.1],
        ['<', 2700, 0.2],
        ['<', 2900, 0.2],
        ['>', 140],
        ['<', 90],
      ],
      closedBy: '>',
    },
  ],
};
