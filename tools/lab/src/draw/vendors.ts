/** First halves of MAC addresses of makers of computers and network cards (IEEE registry of OUIs). */
export const VENDOR_PREFIXES: readonly string[] = [
  '00:0c:29', // VMware
  '00:14:22', // Dell
  '00:1b:21', // Intel
  '00:1b:a9', // Brother
  '00:25:90', // Supermicro
  '00:26:73', // Ricoh
  '00:e0:4c', // Realtek
  '04:d4:c4', // ASUSTeK
  '3c:52:82', // Hewlett Packard
  '3c:22:fb', // Apple
  '54:ee:75', // Wistron
  '8c:16:45', // LCFC (Lenovo)
];
