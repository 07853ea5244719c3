import { openCaptureFile } from '@networkml/pcap';

/** Decodes all header columns of the capture at the path that is the only argument, and keeps nothing. */
const capture = await openCaptureFile(process.argv[2], { strict: true });
for await (const batch of capture.batches()) {
  if (batch.outermost.capacity === 0) throw new Error('a batch without room');
}
