/** Where in a conversation's stretch of numbers each one stands. What is counted by direction: out, then in. */
export const AT = {
  transport: 0,
  own: 1,
  peer: 2,
  ownPort: 3,
  peerPort: 4,
  packets: 5,
  bytes: 7,
  syns: 9,
  accepts: 11,
  resets: 13,
  /** Number of the first packet, doubled, plus its direction. */
  first: 15,
  firstTime: 16,
  lastTime: 17,
  leastHops: 18,
  mostHops: 19,
  /** Number of the SYN that told the operating system, and what it told. */
  stackPacket: 20,
  stack: 21,
  /** Packets that the device sent to a group of MAC addresses, or to all. */
  groupFrames: 22,
} as const;
/** How many numbers a conversation has. */
export const STRIDE = 23;
