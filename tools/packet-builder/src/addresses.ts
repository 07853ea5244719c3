/** The six bytes of a MAC address such as `00:04:00:81:81:d0`. */
export function mac(text: string): Uint8Array {
  return Uint8Array.from(text.split(':'), (byte) => Number.parseInt(byte, 16));
}

/** The four bytes of an IPv4 address such as `192.168.3.2`. */
export function ipv4Address(text: string): Uint8Array {
  return Uint8Array.from(text.split('.'), Number);
}

/** The sixteen bytes of an IPv6 address such as `fe80::1`. */
export function ipv6Address(text: string): Uint8Array {
  const [left, right] = text.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const tail = right ?? [];
  const zeros = Array.from({ length: 8 - left.length - tail.length }, () => '0');
  const groups = [...left, ...zeros, ...tail].map((group) => Number.parseInt(group, 16));
  return Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 0xff]));
}
