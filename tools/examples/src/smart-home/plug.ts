import { repeated } from '../conversations/repetition.js';
import { tlsHandshake } from '../conversations/tls.js';
import type { Script } from '../simulation/step.js';

const MQTT_OVER_TLS = 8883;
const DISCOVERY_PORT = 9999;

/** A switched socket: hardly anything but a long connection to its maker's cloud, which asks for its state. */
export const PLUG: Script = {
  actor: 'plug',
  startsAt: 126,
  steps: [
    { at: 0, does: 'associate' },
    { at: 2, does: 'lease', messageLength: 548, unanswered: 1 },
    { at: 4.5, does: 'lookup', name: 'time.example.net', records: 64 },
    { at: 4.6, does: 'exchange', peer: 'time', port: 123, datagrams: [[48, 48]] },
    { at: 4.8, does: 'lookup', name: 'devices.plug.example.org', records: 128 },
    {
      at: 5.2,
      does: 'connect',
      peer: 'plug-cloud',
      port: MQTT_OVER_TLS,
      messages: [
        ...tlsHandshake(3300, 1.1),
        // Connects and subscribes; then it tells its state, now and whenever it is asked.
        ['>', 187],
        ['<', 33],
        ['>', 112, 0.1],
        ['<', 34],
        ['>', 342, 2.4],
        ['<', 33],
        ...repeated(6, ['<', 128, 6.5], ['>', 342, 0.09]),
      ],
    },
  ],
};

/** The phone's app calls for plugs, and the plug answers. */
export const PLUG_APP: Script = {
  actor: 'phone',
  startsAt: 136,
  steps: [
    {
      at: 0,
      does: 'announce',
      to: 'broadcast',
      port: DISCOVERY_PORT,
      from: 'any-port',
      lengths: [29],
      times: 2,
    },
    { at: 2, does: 'exchange', peer: 'plug', port: DISCOVERY_PORT, datagrams: [[29, 540]] },
  ],
};
