import type { PacketBatch } from '@networkml/pcap';
import type { Traffic } from './traffic.js';

/** What tells a device from others. */
export interface DeviceKey {
  readonly type: 'mac' | 'ip';
  /** The address as Wireshark prints it. */
  readonly text: string;
}

/** Whatever is gathered of one device. */
export interface DeviceRecord {
  readonly key: DeviceKey;
  /** Takes the packets of a batch that the device sent or was sent. */
  add(packets: PacketBatch, traffic: Traffic): void;
}
