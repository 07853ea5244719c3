import type { PacketBatch } from '@networkml/pcap';
import type { DeviceKey } from '../devices/device-record.js';
import type { Direction } from '../devices/direction.js';
import { Traffic } from '../devices/traffic.js';
import type { AddressFacts } from '../headers/address-facts.js';
import type { DeviceProfile } from '../profile/device-profile.js';
import { ObservedDevice } from '../profile/observed-device.js';
import { conversationViews } from './conversation-views.js';
import { seedOf } from './seeded-random.js';
import type { PacketWindow, ViewOptions } from './view-options.js';

/** A partial view of a device. */
export interface DeviceView {
  /** Such as `first 40`, `packets 40 to 79`, `one peer`; several views may have the same. */
  readonly name: string;
  readonly profile: DeviceProfile;
  /** Packets of the device that the view is of, sent and received. */
  readonly packets: number;
  readonly packetsSent: number;
}

/** Gathers what partial views of a device need, while its packets pass by once. */
export class DeviceViews {
  readonly #windows: readonly { readonly window: PacketWindow; readonly observed: ObservedDevice }[];
  #packets = 0;

  constructor(
    private readonly key: DeviceKey,
    addresses: AddressFacts,
    private readonly options: ViewOptions,
  ) {
    this.#windows = (options.windows ?? []).map((window) => ({
      window,
      observed: new ObservedDevice(key, addresses),
    }));
  }

  /** Takes the device's packets of a batch. */
  add(packets: PacketBatch, traffic: Traffic): void {
    const start = this.#packets;
    this.#packets += traffic.length;
    for (const { window, observed } of this.#windows) {
      const from = Math.max(0, window.first - start);
      const to = Math.min(traffic.length, window.first + window.packets - start);
      if (from < to) observed.add(packets, slice(traffic, from, to));
    }
  }

  /** The views. @param whole what was gathered of all packets */
  views(whole: ObservedDevice): DeviceView[] {
    const seed = seedOf(this.options.seed ?? 0, this.key.text);
    const selected = conversationViews(whole.conversations(), this.options, seed).map(
      ({ name, conversations }) => ({ name, profile: whole.profileOf(conversations) }),
    );
    const windows = this.#windows
      .filter(({ window }) => this.#packets > window.first && !this.#isWhole(window))
      .map(({ window, observed }) => ({ name: windowName(window), profile: observed.profile() }));
    return [...windows, ...selected].map(({ name, profile }) => ({
      name,
      profile,
      packets: profile.packetsSent + profile.packetsReceived,
      packetsSent: profile.packetsSent,
    }));
  }

  #isWhole({ first, packets }: PacketWindow): boolean {
    return first === 0 && packets >= this.#packets;
  }
}

function windowName({ first, packets }: PacketWindow): string {
  return first === 0 ? `first ${packets}` : `packets ${first} to ${first + packets - 1}`;
}

function slice({ rows, directions }: Traffic, from: number, to: number): Traffic {
  const part = new Traffic();
  for (let i = from; i < to; i++) part.push(rows[i], directions[i] as Direction);
  return part;
}
