/**
 * Where what is tunnelled or quoted begins among a packet's layers, which are named as in `frame.protocols`: with the
 * first network layer behind another one, or the first Ethernet header behind any of the two. -1 if nothing is.
 */
export function tunnelStart(layers: readonly string[]): number {
  let isBehindEthernet = false;
  let isBehindNetwork = false;
  return layers.findIndex((layer) => {
    const isEthernet = layer === 'eth';
    const isNetwork = layer === 'ip' || layer === 'ipv6';
    const isTunnelled = (isBehindNetwork && (isEthernet || isNetwork)) || (isBehindEthernet && isEthernet);
    isBehindEthernet ||= isEthernet;
    isBehindNetwork ||= isNetwork;
    return isTunnelled;
  });
}
