import type { RankedRole } from './ranking.js';

/** How much a feature spoke for a role. */
export interface Evidence {
  readonly feature: string;
  readonly value: number;
  readonly contribution: number;
}

/** What is said of one device of a capture. */
export interface RolePrediction {
  /** What the device is known by: its IP address where its packets have no Ethernet addresses. */
  readonly keyedBy: 'mac' | 'ip';
  /** MAC address, lower case with colons; null if the device is known by its IP address. */
  readonly mac: string | null;
  /** IP addresses that the device sent from; the one that it is known by, if it is known by that. */
  readonly addresses: readonly string[];
  /** Packets that the device sent or received. */
  readonly packets: number;
  /** Time of its latest packet in seconds since the epoch, null if none has a time. */
  readonly lastSeen: number | null;
  /** `insufficient-data` if the capture holds too little of the device for any answer. */
  readonly status: 'ok' | 'insufficient-data';
  /** A role id, or `Unknown`. */
  readonly role: string;
  /** Why the role is Unknown, null if it is not. */
  readonly reason: string | null;
  /** Probability of the most probable role. */
  readonly confidence: number;
  /** Every role that the model knows, most probable first. */
  readonly roles: readonly RankedRole[];
  /** What spoke for the role, where it was asked for. */
  readonly evidence: readonly Evidence[];
}
