import { FIELD_NAMES, type FieldName, type HeaderColumns, type PacketBatch } from '@networkml/pcap';

type ColumnName = Exclude<FieldName, 'frameTime'>;

/** Whether a name is of a field that has a column of its own name. */
function hasColumn(name: FieldName): name is ColumnName {
  return name !== 'frameTime';
}

const COLUMNS = FIELD_NAMES.filter(hasColumn);

/**
 * One 32-bit number for each packet of a batch, made of all that the batch says of it. Of what the packet lacks nothing
 * goes in, since there the columns hold what an earlier packet has left.
 */
export function packetDigests(batch: PacketBatch): number[] {
  const { outermost } = batch;
  const digests: number[] = [];
  for (let row = 0; row < batch.length; row++) {
    const ofFrame = frameDigest(batch, row);
    const ofHeaders = headersDigest(ofFrame, batch, row);
    digests.push(headersDigest(ofHeaders, outermost, row));
  }
  return digests;
}

function frameDigest(batch: PacketBatch, row: number): number {
  let digest = mix(batch.firstPacket + row, batch.skipped[row]);
  digest = mix(digest, batch.linkType[row]);
  digest = mix(digest, batch.frameLen[row]);
  digest = mix(digest, batch.frameCapLen[row]);
  if (batch.has(row, 'frameTime')) {
    digest = mix(digest, batch.timeSeconds[row]);
    digest = mix(digest, batch.timeNanoseconds[row]);
    digest = mix(digest, batch.timeDeltaSeconds[row]);
    digest = mix(digest, batch.timeDeltaNanoseconds[row]);
  }
  return digest;
}

function headersDigest(start: number, headers: HeaderColumns, row: number): number {
  let digest = mix(start, headers.protocols[row]);
  digest = mix(digest, headers.present[row]);
  digest = mix(digest, headers.presentMore[row]);
  for (const name of COLUMNS) {
    if (headers.has(row, name)) digest = mix(digest, headers[name][row]);
  }
  return digest;
}

/** The finalizer of MurmurHash3 (Appleby, public domain); of seconds beyond 32 bits the lower ones go in. */
function mix(digest: number, value: number): number {
  let h = digest ^ value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
