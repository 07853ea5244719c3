import type { RankedRole } from './ranking.js';

/** How much a feature spoke for the most probable role, and against the next one. */
export interface Evidence {
  readonly feature: string;
  readonly value: number;
  /** What it adds to the log-odds of the two roles, compared with a device that is average in everything. */
  readonly contribution: number;
  /** What the feature is, in a sentence. */
  readonly definition: string;
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
  /**
   * Id of the category of the role; where the role is Unknown, the category that can be told all the same, null if none
   * can.
   */
  readonly category: string | null;
  /**
   * How far the device lies from those that the model was trained on, over the distance beyond which its answers are
   * not trusted; null if the model does not know.
   */
  readonly novelty: number | null;
  /** Why the role is Unknown, null if it is not. */
  readonly reason: string | null;
  /** Probability of the role or category that is named, of the most probable role where neither is. */
  readonly confidence: number;
  /** Every role that the model knows, most probable first. */
  readonly roles: readonly RankedRole[];
  /** The likeliest roles that together hold the true one in the share of cases that was asked for; null if none was. */
  readonly set: readonly string[] | null;
  /** What the device does, in words, where it was asked for. */
  readonly facts: string | null;
  /** What spoke for the role, where it was asked for. */
  readonly evidence: readonly Evidence[];
}
