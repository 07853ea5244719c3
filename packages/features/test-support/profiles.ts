import { openCapture, writePcap } from '@networkml/pcap';
import type { ConversationRecord } from '../src/conversations/conversation-record.js';
import { DEVICE_2 } from '../src/device-2/device-2.js';
import { Devices } from '../src/devices/devices.js';
import { featurize } from '../src/featurize.js';
import { AddressFacts } from '../src/headers/address-facts.js';
import type { DeviceProfile } from '../src/profile/device-profile.js';
import { ObservedDevice } from '../src/profile/observed-device.js';
import type { TimedPacket } from './flow/flows.js';

/** The profile of a device in a capture of these packets. */
export async function profileOf(packets: readonly TimedPacket[], key: string): Promise<DeviceProfile> {
  const capture = await openCapture(writePcap(packets, { resolution: 'nanoseconds' }));
  const { devices, profiles } = await featurize(capture.batches(), { schema: DEVICE_2, profiles: true });
  return profiles[devices.findIndex((device) => device.key === key)];
}

/** What is observed of a device in a capture of these packets. */
export async function observed(packets: readonly TimedPacket[], key: string): Promise<ObservedDevice> {
  const capture = await openCapture(writePcap(packets, { resolution: 'nanoseconds' }));
  const devices = new Devices((device, batch) => new ObservedDevice(device, new AddressFacts(batch)));
  for await (const batch of capture.batches()) devices.add(batch);
  const found = devices.sorted().find((device) => device.key.text === key);
  if (found === undefined) throw new Error(`no device ${key}`);
  return found;
}

/** A conversation in which a workstation was answered by a web server outside, unless something else is said. */
export function conversation(parts: Partial<ConversationRecord> = {}): ConversationRecord {
  return {
    transport: 'tcp',
    ownAddress: '10.0.0.1',
    ownScope: 'inside',
    peerAddress: '93.184.215.14',
    peerScope: 'outside',
    ownPort: 50_000,
    peerPort: 443,
    part: 'client',
    attempts: 1,
    isAnswered: true,
    isRefused: false,
    packetsSent: 10,
    packetsReceived: 10,
    bytesSent: 1000,
    bytesReceived: 5000,
    order: 0,
    ...parts,
  };
}
