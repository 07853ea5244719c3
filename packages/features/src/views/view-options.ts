/** A stretch of a device's packets. */
export interface PacketWindow {
  /** Number of the device's first packet in it, counted from 0. */
  readonly first: number;
  /** How many packets; 1 or more. */
  readonly packets: number;
}

/**
 * Which partial views of each device are computed besides the whole: what a shorter capture, or one at another place,
 * would have seen of it. A view that comes out as the whole, or empty, is left out.
 */
export interface ViewOptions {
  /** Stretches of the device's packets. @defaultValue none */
  readonly windows?: readonly PacketWindow[];
  /** So many views each of the conversations with one peer. @defaultValue 0 */
  readonly onePeer?: number;
  /** So many views each of the conversations with two peers. @defaultValue 0 */
  readonly twoPeers?: number;
  /** So many views each of one conversation. @defaultValue 0 */
  readonly oneConversation?: number;
  /** So many views each of the conversations about one service. @defaultValue 0 */
  readonly oneService?: number;
  /** A view of each of these shares of the conversations, above 0 and below 1. @defaultValue none */
  readonly shares?: readonly number[];
  /** A view of the conversations with single peers alone: no groups, no link protocols. @defaultValue false */
  readonly unicastOnly?: boolean;
  /** What chance draws begin with: the same seed, the same views. @defaultValue 0 */
  readonly seed?: number;
}
