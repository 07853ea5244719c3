import { announce } from '../conversations/announce.js';
import { claimAddress } from '../conversations/arp.js';
import { lease, release } from '../conversations/dhcp.js';
import { lookup } from '../conversations/dns.js';
import { exchange } from '../conversations/exchange.js';
import { joinGroups } from '../conversations/igmp.js';
import { configureIpv6 } from '../conversations/ipv6-configuration.js';
import { ping } from '../conversations/ping.js';
import { connect } from '../conversations/tcp-connection.js';
import { associate } from '../conversations/wpa-handshake.js';
import type { LocalNetwork } from '../network/local-network.js';
import { Random } from '../random.js';
import { CapturePoint } from './capture-point.js';
import { type Acquaintances, Scene } from './scene.js';
import type { Script, Step } from './step.js';

/** Plays the scripts side by side, and returns where all their packets passed. */
export function play(scripts: readonly Script[], network: LocalNetwork, seed: number): CapturePoint {
  const capture = new CapturePoint();
  const acquaintances: Acquaintances = new Set();
  const cues = scripts.flatMap(({ actor, startsAt, steps }, index) => {
    // Random numbers of its own, so that a change to one script leaves the others' packets as they are.
    const scene = new Scene(network.host(actor), network, capture, new Random(seed + index), acquaintances);
    return steps.map((step) => ({ scene, step, time: startsAt + step.at }));
  });
  // In the order of time, since who resolved an address first decides who has to.
  for (const { scene, step, time } of cues.toSorted((one, other) => one.time - other.time)) {
    perform(scene, time, step);
  }
  return capture;
}

function perform(scene: Scene, time: number, step: Step): void {
  switch (step.does) {
    case 'announce':
      announce(scene, time, step);
      break;
    case 'associate':
      associate(scene, time);
      break;
    case 'claim-address':
      claimAddress(scene, time, step);
      break;
    case 'configure-ipv6':
      configureIpv6(scene, time);
      break;
    case 'connect':
      connect(scene, time, step);
      break;
    case 'exchange':
      exchange(scene, time, step);
      break;
    case 'join-groups':
      joinGroups(scene, time, step);
      break;
    case 'lease':
      lease(scene, time, step);
      break;
    case 'lookup':
      lookup(scene, time, step);
      break;
    case 'ping':
      ping(scene, time, step);
      break;
    case 'release':
      release(scene, time, step);
      break;
  }
}
